// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

/** Which close codes may travel (RFC 6455, section 7.4, and the registry that it founds). */
final class CloseCodes {

    private static final String ALLOWED = "1000, 1001, 1003, 1007 to 1014 and 3000 to 4999 may";

    static final int EXPIRED = 4401;
    static final int REVOKED = 4403;
    static final int TOO_SLOW = 4013;
    static final int TRY_AGAIN_LATER = 1013;
    static final int RESTART = 1012;
    static final int INTERNAL_ERROR = 1011;
    static final int TOO_BIG = 1009;
    static final int POLICY = 1008;
    static final int GOING_AWAY = 1001;

    private CloseCodes() {}

    /** @throws IllegalArgumentException for a code that may not travel */
    static void check(int code) {
        if (!mayBeSent(code)) {
            throw new IllegalArgumentException("close code " + code + " may not be sent; " + ALLOWED);
        }
    }

    private static boolean mayBeSent(int code) {
        return code == 1000
                || code == 1001
                || code == 1003
                || code >= 1007 && code <= 1014
                || code >= 3000 && code <= 4999;
    }
}
