// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.nio.charset.StandardCharsets;

/**
 * Why a connection ended: the close code (RFC 6455, section 7.4), the phrase, and who ended it.
 *
 * @param code the close code: the one that Wirebean or the application has closed with, else the peer's; 1006 where the
 *     connection ended hard, without a word of either
 * @param phrase at most 123 bytes of UTF-8, cut between characters where it was longer; empty where there is none
 * @param initiator who ended the connection
 * @since 0.1
 */
public record CloseReason(int code, String phrase, Initiator initiator) {

    /** The longest phrase that fits a close frame, in bytes of UTF-8 (RFC 6455, section 5.5). */
    public static final int MAX_PHRASE_BYTES = 123;

    /** Who ended a connection. */
    public enum Initiator {
        /** The peer sent the first close frame. */
        PEER,
        /** The application closed it. */
        APPLICATION,
        /**
         * Wirebean ended it: a limit, a peer that gives no sign of life or takes nothing, a failure of {@link OnWSConnection}, an
         * identity that has expired, the end of the HTTP session, the shutdown.
         */
        WIREBEAN,
        /** The network or the server ended it: without a close frame, or because the peer broke the protocol (1002, 1007). */
        NETWORK
    }

    /** Cuts the phrase to {@link #MAX_PHRASE_BYTES}. */
    public CloseReason {
        phrase = cut(phrase);
    }

    /** Whether the connection ended with a close frame of code 1000 or 1001. */
    public boolean isNormal() {
        return code == 1000 || code == 1001;
    }

    private static String cut(String phrase) {
        if (phrase.getBytes(StandardCharsets.UTF_8).length <= MAX_PHRASE_BYTES) {
            return phrase;
        }
        int bytes = 0;
        int end = 0;
        while (end < phrase.length()) {
            int codePoint = phrase.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > MAX_PHRASE_BYTES) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return phrase.substring(0, end);
    }
}
