// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;

/** What a peer is told when something that it sent does not fit a parameter. */
final class Misfits {

    private static final int MAX_ECHO = 40;

    private Misfits() {}

    /** A value that was not sent; {@code name} says where it is looked for. */
    static PayloadException missing(String name, String what) {
        return of(name, "there is no " + what);
    }

    static PayloadException of(String name, String why) {
        return new PayloadException(name, why, new IllegalArgumentException(why));
    }

    static PayloadException of(String name, String why, Throwable cause) {
        return new PayloadException(name, why, cause);
    }

    /** The text in quotes, cut: a peer chooses its length. */
    static String quoted(String text) {
        return "\"" + (text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…") + "\"";
    }
}
