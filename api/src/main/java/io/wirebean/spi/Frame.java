// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One whole WebSocket message as it travels (RFC 6455, section 5.6): text or binary.
 *
 * @since 0.1
 */
public sealed interface Frame {

    /** How much of a limit it takes, in bytes: of UTF-8, or of binary data. */
    int bytes();

    /** The message as text: a binary one is read as UTF-8. */
    String asText() throws CharacterCodingException;

    /** A text message; {@code bytes} is the length of its UTF-8. */
    record TextFrame(String text, int bytes) implements Frame {

        /** A text message whose length is counted here. */
        public TextFrame(String text) {
            this(text, utf8Length(text));
        }

        @Override
        public String asText() {
            return text;
        }

        private static int utf8Length(String text) {
            int length = text.length();
            int bytes = length;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    // each half of a surrogate pair counts two, and the pair takes four
                    bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
                }
            }
            return bytes;
        }
    }

    /** A binary message; the array is never changed. */
    record BinaryFrame(byte[] data) implements Frame {

        @Override
        public int bytes() {
            return data.length;
        }

        @Override
        public String asText() throws CharacterCodingException {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        }
    }
}
