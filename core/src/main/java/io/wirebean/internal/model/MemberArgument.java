// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.PayloadException;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Fills a parameter with one member of the payload.
 *
 * @param orElse taken where the member is absent or null; null for no default
 */
record MemberArgument(String name, Decoded target, @Nullable Object orElse, PayloadCodec codec)
        implements ArgumentPlan<Call> {

    @Override
    public @Nullable Object value(Call call) throws PayloadException {
        JsonValue member = call.requireMessage().member(name, codec);
        Object value = member == null ? null : decoded(member);
        return target.argument(value == null ? orElse : value, name);
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
