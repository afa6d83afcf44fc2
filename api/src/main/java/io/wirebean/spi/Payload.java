// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

/**
 * The payload of a message before it is decoded.
 *
 * @since 0.1
 */
public sealed interface Payload {

    /** JSON text; {@code "null"} where the message carries none. */
    record Json(String text) implements Payload {}

    /** A whole message that is no JSON by its format: text or bytes as they came. */
    record Whole(Frame frame) implements Payload {}
}
