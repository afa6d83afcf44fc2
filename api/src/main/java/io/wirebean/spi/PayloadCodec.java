// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Answers: how does a payload become an object, and an object JSON? JSON-B by default.
 *
 * <p>Called by many threads at once.
 *
 * @since 0.1
 */
public interface PayloadCodec {

    /**
     * Decodes JSON text, which is well-formed and within the limits of depth and size. For {@code @FromPayload} it is asked
     * for a {@code jakarta.json.JsonObject} once a message, and then for the members' types.
     *
     * @return null where the text is {@code null}
     * @throws PayloadException if it does not fit the type
     */
    @Nullable
    Object decode(String json, Type type) throws PayloadException;

    /**
     * Encodes a value as JSON text.
     *
     * @throws IllegalArgumentException if it cannot be encoded
     */
    String encode(@Nullable Object value);
}
