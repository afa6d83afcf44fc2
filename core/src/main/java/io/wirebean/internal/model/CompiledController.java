// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.WireFormat;
import java.util.List;
import java.util.stream.Stream;

/** A controller, its paths read and its handlers planned. */
record CompiledController(
        Class<?> type,
        WireFormat format,
        List<String> subprotocols,
        List<PathTemplate> paths,
        List<PlannedHandler> handlers) {

    Stream<PlannedHandler> handlers(HandlerKind kind) {
        return handlers.stream().filter(handler -> handler.is(kind));
    }

    String place() {
        return Place.of(type);
    }
}
