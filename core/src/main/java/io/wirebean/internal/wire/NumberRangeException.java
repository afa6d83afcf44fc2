// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import jakarta.json.bind.JsonbException;

/** A number that its target does not hold; its message is for the peer. JSON-B adds the place to its own exceptions only. */
final class NumberRangeException extends JsonbException {

    private static final long serialVersionUID = 1L;

    NumberRangeException(long least, long most) {
        super("must be a whole number from " + least + " to " + most);
    }
}
