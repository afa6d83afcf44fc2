// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is plugged in to fill parameters and to read messages.
 *
 * @param closeReasons further types that a disconnection handler may take the close reason as, with the conversion
 */
public record Plugins(
        List<WireFormat> formats,
        PayloadCodec codec,
        List<ArgumentResolver> resolvers,
        Map<Class<?>, Function<CloseReason, Object>> closeReasons) {

    public Plugins {
        formats = List.copyOf(formats);
        resolvers = List.copyOf(resolvers);
        closeReasons = Map.copyOf(closeReasons);
    }
}
