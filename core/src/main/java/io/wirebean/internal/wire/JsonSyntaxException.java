// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

/** Text that is not JSON. */
final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    JsonSyntaxException(String sentence) {
        // a peer makes these at will: no stack trace is collected
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /** What is wrong, for the peer. */
    String sentence() {
        return sentence;
    }
}
