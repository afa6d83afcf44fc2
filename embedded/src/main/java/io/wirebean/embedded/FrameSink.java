// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

/** What a {@link FrameReader} has read; all on the thread that reads. */
interface FrameSink {

    /** A whole text message of so many bytes of UTF-8. */
    void text(String text, int bytes);

    /** A whole binary message. */
    void binary(byte[] data);

    /** A ping or a pong. */
    void control(int opcode, byte[] payload);

    /** The peer says goodbye; 1005 where it names no code. Nothing more is read. */
    void closed(int code, String phrase);

    /** A message that is not read any further, as it has at least so many bytes. */
    void tooBig(long bytes);

    /** A message that is not read any further, as it has come in so many frames. */
    void tooManyFragments(int fragments);

    /** The peer has broken the protocol. Nothing more is read. */
    void violated(int code, String phrase);
}
