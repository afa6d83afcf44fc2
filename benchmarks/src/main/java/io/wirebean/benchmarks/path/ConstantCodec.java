// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.benchmarks.server.Say;
import io.wirebean.spi.PayloadCodec;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Costs nothing, so that what is left is ours. */
@Singleton
public class ConstantCodec implements PayloadCodec {

    private static final Say SAY = new Say(1, "lobby-07", 1, "wirebean", "u0000001");
    private static final String JSON =
            "{\"at\":1,\"room\":\"lobby-07\",\"seq\":1,\"text\":\"wirebean\",\"user\":\"u0000001\"}";

    @Override
    public @Nullable Object decode(String json, Type type) {
        return SAY;
    }

    @Override
    public String encode(@Nullable Object value) {
        return JSON;
    }
}
