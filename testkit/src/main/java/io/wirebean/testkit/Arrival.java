// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.util.HexFormat;

/** One thing that a peer sees on its connection. */
sealed interface Arrival {

    /** A whole text message. */
    record Text(String text) implements Arrival {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A whole binary message. */
    record Binary(byte[] data) implements Arrival {
        @Override
        public String toString() {
            return "binary " + HexFormat.of().formatHex(data);
        }
    }

    /** The other side's close frame. */
    record Closed(int code, String phrase) implements Arrival {
        @Override
        public String toString() {
            return "close " + code + (phrase.isEmpty() ? "" : " \"" + phrase + "\"");
        }
    }

    /** The end of the connection without a close frame. */
    record Broken(String why) implements Arrival {
        @Override
        public String toString() {
            return "the connection broke: " + why;
        }
    }

    /** Whether nothing can come after it. */
    default boolean isEnd() {
        return this instanceof Closed || this instanceof Broken;
    }
}
