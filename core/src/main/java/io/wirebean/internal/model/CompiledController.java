// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.WireFormat;
import jakarta.annotation.security.DeclareRoles;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A controller, its paths read and its handlers planned.
 *
 * @param maxMessageBytes 0 where it does not say
 * @param heartbeat null where it does not say
 */
record CompiledController(
        Class<?> type,
        WireFormat format,
        int maxMessageBytes,
        @Nullable Duration heartbeat,
        List<String> subprotocols,
        List<PathTemplate> paths,
        List<PlannedHandler> handlers,
        List<PlannedUpgrade> upgrades) {

    Stream<PlannedHandler> handlers(HandlerKind kind) {
        return handlers.stream().filter(handler -> handler.is(kind));
    }

    /** The upgrade method that decides on a path; none where there is no such method. */
    Stream<GuardPlan> upgrades(PathTemplate path) {
        return upgrades.stream().filter(each -> each.decidesOn(path)).map(PlannedUpgrade::plan);
    }

    /** The path as this controller writes it. */
    String textOf(PathTemplate path) {
        return paths.stream()
                .filter(each -> each.shape().equals(path.shape()))
                .findFirst()
                .orElse(path)
                .text();
    }

    /** All that it, its message handlers and its watch methods declare. */
    Stream<String> roles() {
        Stream<String> declared = HandlerMethods.lineage(type).stream()
                .map(each -> each.getDeclaredAnnotation(DeclareRoles.class))
                .filter(Objects::nonNull)
                .flatMap(each -> Stream.of(each.value()));
        Stream<Permission> permissions = Stream.concat(
                Permission.ofClass(type).stream(),
                handlers.stream()
                        .map(PlannedHandler::written)
                        .filter(handler -> handler.kind().isAskedFor())
                        .flatMap(handler -> Permission.of(handler).stream()));
        return Stream.concat(declared, permissions.flatMap(Permission::named));
    }

    String place() {
        return Place.of(type);
    }
}
