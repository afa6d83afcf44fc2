// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.PayloadException;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a parameter with one member of the payload.
 *
 * @param target what is decoded; that of the value for an Optional
 * @param orElse taken where the member is absent or null; null for no default
 */
record MemberArgument(String name, Target target, @Nullable Object orElse, PayloadCodec codec) implements ArgumentPlan {

    /** What a member becomes. */
    record Target(Type type, boolean optional) {

        static Target of(Type type) {
            boolean optional = GenericTypes.raw(type) == Optional.class;
            return new Target(optional ? GenericTypes.argument(type) : type, optional);
        }
    }

    @Override
    public @Nullable Object value(Call call) throws PayloadException {
        JsonValue member = call.requireMessage().member(name, codec);
        Object value = member == null ? null : decoded(member);
        if (value == null) {
            value = orElse;
        }
        if (target.optional()) {
            return Optional.ofNullable(value);
        }
        if (value == null && GenericTypes.raw(target.type()).isPrimitive()) {
            throw Misfits.of(name, "is missing");
        }
        return value;
    }

    private @Nullable Object decoded(JsonValue member) throws PayloadException {
        try {
            return codec.decode(member.toString(), target.type());
        } catch (PayloadException e) {
            String path = e.path().isEmpty() ? name : name + "." + e.path();
            throw Misfits.of(path, String.valueOf(e.getMessage()), e);
        }
    }
}
