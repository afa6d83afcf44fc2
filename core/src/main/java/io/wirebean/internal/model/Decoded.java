// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is decoded for a parameter, and what it gets where the peer sent nothing.
 *
 * @param type that of the value for an Optional
 */
record Decoded(Type type, Absent absent) {

    /** What absence becomes. */
    enum Absent {
        EMPTY_OPTIONAL,
        NULL,
        JSON_NULL,
        REFUSED
    }

    static Decoded of(ParameterDescription parameter) {
        Class<?> raw = parameter.raw();
        if (raw == Optional.class) {
            return new Decoded(GenericTypes.argument(parameter.type()), Absent.EMPTY_OPTIONAL);
        }
        if (raw == JsonValue.class) {
            return new Decoded(raw, Absent.JSON_NULL);
        }
        return new Decoded(
                parameter.type(), parameter.mayBeNull() && !raw.isPrimitive() ? Absent.NULL : Absent.REFUSED);
    }

    /**
     * The argument for a decoded value.
     *
     * @param value null where nothing was sent, or null itself
     * @param name what is missing, as the peer sees it; empty for the whole payload
     */
    @Nullable
    Object argument(@Nullable Object value, String name) throws PayloadException {
        return switch (absent) {
            case EMPTY_OPTIONAL -> Optional.ofNullable(value);
            case NULL -> value;
            case JSON_NULL -> value == null ? JsonValue.NULL : value;
            case REFUSED -> {
                if (value == null) {
                    throw Misfits.of(name, "is missing");
                }
                yield value;
            }
        };
    }
}
