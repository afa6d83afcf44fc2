// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Identity;
import io.wirebean.WSController;
import io.wirebean.internal.model.From.Source;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path and the controllers that serve it, with everything looked up that a message needs. */
final class CompiledEndpoint implements EndpointPlan {

    private final PathTemplate path;
    private final WireFormat format;
    private final int maxMessageBytes;
    private final @Nullable Duration heartbeat;
    private final List<String> subprotocols;
    private final List<GuardPlan> guards;
    private final List<Permission> permissions;
    private final boolean tokenInQuery;
    private final Set<Class<?>> controllers;
    private final Credentials credentials;
    private final RoutingTable routes;
    private final TopicTable topics;
    private final List<HandlerPlan> connectionHandlers;
    private final List<HandlerPlan> disconnectionHandlers;
    private final ErrorHandlers errorHandlers;

    /** The error handlers of each controller, and those for all. */
    record ErrorHandlers(Map<Class<?>, ErrorRoutes> own, List<PlannedHandler> global, ErrorRoutes globalRoutes) {}

    /** @param members by priority; one at least */
    CompiledEndpoint(
            PathTemplate path,
            List<CompiledController> members,
            List<GuardPlan> guards,
            ErrorHandlers errorHandlers,
            Settings settings) {
        this.path = path;
        this.format = members.get(0).format();
        this.maxMessageBytes = maxMessageBytes(members, settings.inbound());
        this.heartbeat = heartbeat(members);
        this.subprotocols = subprotocols(members, format.name());
        this.guards = List.copyOf(guards);
        this.permissions = members.stream()
                .flatMap(member -> Permission.ofClass(member.type()).stream())
                .toList();
        this.tokenInQuery = members.stream().anyMatch(CompiledEndpoint::takesTokenInQuery);
        Set<Class<?>> types = new LinkedHashSet<>();
        members.forEach(member -> types.add(member.type()));
        this.controllers = Collections.unmodifiableSet(types);
        this.credentials = credentials(members, errorHandlers.global());
        this.routes = new RoutingTable(of(members, HandlerKind.MESSAGE).toList());
        this.topics = new TopicTable(members);
        this.connectionHandlers = plans(of(members, HandlerKind.CONNECTION));
        List<HandlerPlan> ends = new ArrayList<>(plans(of(members, HandlerKind.DISCONNECTION)));
        Collections.reverse(ends);
        this.disconnectionHandlers = List.copyOf(ends);
        this.errorHandlers = errorHandlers;
    }

    /** The declared ones, then the format: a browser that carries a token in one has to offer another. */
    private static List<String> subprotocols(List<CompiledController> members, String format) {
        Stream<String> declared = members.stream().flatMap(member -> member.subprotocols().stream());
        return Stream.concat(declared, Stream.of(format).filter(ControllerCompiler::isToken))
                .distinct()
                .toList();
    }

    /** Those that share the path and say a size say the same. */
    private static int maxMessageBytes(List<CompiledController> members, Settings.Inbound configured) {
        return members.stream()
                .mapToInt(CompiledController::maxMessageBytes)
                .filter(written -> written > 0)
                .findFirst()
                .orElse(configured.maxMessageBytes());
    }

    /** Those that share the path and say how often say the same. */
    private static @Nullable Duration heartbeat(List<CompiledController> members) {
        return members.stream()
                .map(CompiledController::heartbeat)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean takesTokenInQuery(CompiledController member) {
        WSController written = member.type().getAnnotation(WSController.class);
        return written != null && written.tokenInQuery();
    }

    private static Stream<PlannedHandler> of(List<CompiledController> members, HandlerKind kind) {
        return members.stream().flatMap(member -> member.handlers(kind));
    }

    private static List<HandlerPlan> plans(Stream<PlannedHandler> handlers) {
        return handlers.map(PlannedHandler::plan).toList();
    }

    private static Credentials credentials(List<CompiledController> members, List<PlannedHandler> globals) {
        Map<Source, Set<String>> asked = new HashMap<>();
        Stream.concat(members.stream().flatMap(member -> member.handlers().stream()), globals.stream())
                .flatMap(handler -> handler.written().parameters().stream())
                .forEach(parameter -> From.on(parameter.parameter()).forEach(from -> {
                    String name = from.nameFor(parameter.parameter());
                    if (name != null) {
                        asked.computeIfAbsent(from.source(), source -> new LinkedHashSet<>())
                                .add(from.source() == Source.HEADER ? name.toLowerCase(Locale.ROOT) : name);
                    }
                }));
        return new Credentials(
                asked.getOrDefault(Source.HEADER, Set.of()), asked.getOrDefault(Source.COOKIE, Set.of()));
    }

    @Override
    public PathTemplate path() {
        return path;
    }

    @Override
    public WireFormat format() {
        return format;
    }

    @Override
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    @Override
    public Optional<Duration> heartbeat() {
        return Optional.ofNullable(heartbeat);
    }

    @Override
    public List<String> subprotocols() {
        return subprotocols;
    }

    @Override
    public Set<Class<?>> controllers() {
        return controllers;
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public List<GuardPlan> guards() {
        return guards;
    }

    @Override
    public boolean admits(Identity identity) {
        return permissions.stream().allMatch(permission -> permission.allows(identity));
    }

    @Override
    public boolean tokenInQuery() {
        return tokenInQuery;
    }

    @Override
    public Route route(Envelope.Message message) {
        return routes.route(message);
    }

    @Override
    public Optional<WatchPlan> watch(Topic topic) {
        return topics.watch(topic);
    }

    @Override
    public List<TopicCall> unwatch(Topic topic) {
        return topics.unwatch(topic);
    }

    @Override
    public List<HandlerPlan> connectionHandlers() {
        return connectionHandlers;
    }

    @Override
    public List<HandlerPlan> disconnectionHandlers() {
        return disconnectionHandlers;
    }

    @Override
    public Optional<HandlerPlan> errorHandler(Class<?> controller, Throwable failure) {
        ErrorRoutes own = errorHandlers.own().get(controller);
        HandlerPlan nearest = own == null ? null : own.nearest(failure);
        return Optional.ofNullable(
                nearest == null ? errorHandlers.globalRoutes().nearest(failure) : nearest);
    }

    @Override
    public String toString() {
        return path.text();
    }
}
