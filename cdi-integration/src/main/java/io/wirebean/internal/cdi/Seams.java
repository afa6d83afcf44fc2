// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.Plugins;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.wire.JsonFormat;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.internal.wire.JsonbCodec;
import io.wirebean.internal.wire.RawFormat;
import io.wirebean.security.Tickets;
import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an application has plugged in, as beans, and what we bring ourselves. */
record Seams(
        List<WireFormat> formats,
        List<ArgumentResolver> resolvers,
        List<ConnectionObserver> observers,
        Judges judges,
        Function<JsonLimits, PayloadCodec> codec) {

    /** Jakarta's own close reason, for handlers that take it. */
    private static final Map<Class<?>, Function<io.wirebean.CloseReason, Object>> CLOSE_REASONS =
            Map.of(CloseReason.class, ours -> new CloseReason(CloseCodes.getCloseCode(ours.code()), ours.phrase()));

    /** Nothing plugged in; what is planned with it is looked at and thrown away. */
    static Seams none(Tickets tickets) {
        return new Seams(List.of(), List.of(), List.of(), Judges.ready(tickets), limits -> new NoCodec());
    }

    static Seams of(PlugIns plugged, BeanManager beans, Tickets tickets) {
        return new Seams(
                plugged.all(beans, WireFormat.class),
                plugged.all(beans, ArgumentResolver.class),
                plugged.all(beans, ConnectionObserver.class),
                Judges.of(plugged, beans, tickets),
                codec(plugged, beans));
    }

    Plugins plugins(JsonLimits limits) {
        List<WireFormat> all = Stream.concat(formats.stream(), Stream.of(new JsonFormat(limits), new RawFormat()))
                .toList();
        return new Plugins(all, codec.apply(limits), resolvers, CLOSE_REASONS);
    }

    static JsonLimits limits(Settings settings) {
        return new JsonLimits(
                settings.inbound().shape().maxJsonDepth(),
                settings.inbound().shape().maxJsonMembers());
    }

    /** Ours is made for the limits that hold in the end: context parameters may still change them. */
    private static Function<JsonLimits, PayloadCodec> codec(PlugIns plugged, BeanManager beans) {
        List<PayloadCodec> own = plugged.all(beans, PayloadCodec.class);
        if (!own.isEmpty()) {
            return limits -> own.get(0);
        }
        return plugged.one(beans, Jsonb.class)
                .<Function<JsonLimits, PayloadCodec>>map(jsonb -> limits -> new JsonbCodec(jsonb, limits))
                .orElse(JsonbCodec::withDefaults);
    }

    /** Stands where no payload ever passes. */
    private static final class NoCodec implements PayloadCodec {

        @Override
        public @Nullable Object decode(String json, Type type) {
            throw new IllegalStateException("no payload is decoded at deployment");
        }

        @Override
        public String encode(@Nullable Object value) {
            throw new IllegalStateException("no payload is encoded at deployment");
        }
    }
}
