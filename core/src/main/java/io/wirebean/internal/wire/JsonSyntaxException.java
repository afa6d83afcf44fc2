// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

/** Text that is not JSON; its message is one sentence for the peer. */
final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String message) {
        // a peer makes these at will: no stack trace is collected
        super(message, null, false, false);
    }
}
