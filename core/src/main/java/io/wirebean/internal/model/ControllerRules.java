// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSBroadcast;
import io.wirebean.spi.WireFormat;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What holds for the class of a controller, and for its handlers together. */
final class ControllerRules {

    // by name: this module sees neither CDI's scopes nor Jakarta WebSocket
    private static final Set<String> UNPROXIED = Set.of("Dependent", "Singleton");
    private static final Set<String> ELSEWHERE = Set.of("SessionScoped", "ConversationScoped");
    private static final Set<String> JAKARTA = Set.of(
            "jakarta.websocket.OnOpen",
            "jakarta.websocket.OnMessage",
            "jakarta.websocket.OnClose",
            "jakarta.websocket.OnError",
            "jakarta.websocket.server.ServerEndpoint");

    private static final Set<String> ENTERPRISE =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    private final ControllerSource source;
    private final List<HandlerDescription> handlers;
    private final Consumer<Problem> problems;

    ControllerRules(ControllerSource source, List<HandlerDescription> handlers, Consumer<Problem> problems) {
        this.source = source;
        this.handlers = handlers;
        this.problems = problems;
    }

    /** Whether the container can make the bean, and whether it is the right kind of bean. */
    void checkClass() {
        String place = Place.of(source.type());
        String scope = source.scope().getSimpleName();
        if (ELSEWHERE.contains(scope)) {
            problems.accept(ControllerProblems.scope(scope, place));
        }
        if (!UNPROXIED.contains(scope)) {
            checkProxy(place);
        }
        permission();
        jakarta(source.type(), place);
        for (Class<?> type : HandlerMethods.lineage(source.type())) {
            for (Method method : HandlerMethods.declared(type)) {
                jakarta(method, Place.of(method));
            }
        }
    }

    /** Whether its handlers go together, and with the format of its messages. */
    void checkHandlers(WireFormat format) {
        for (HandlerKind kind : List.of(HandlerKind.CONNECTION, HandlerKind.DISCONNECTION)) {
            if (of(kind).count() > 1) {
                problems.accept(Problems.twoLifecycleHandlers(kind, places(of(kind))));
            }
        }
        if (format.hasEvents()) {
            of(HandlerKind.MESSAGE).filter(this::broadcastsAnyEvent).forEach(handler -> {
                problems.accept(Problems.broadcastWithoutEvent(handler.place()));
            });
        } else {
            of(HandlerKind.MESSAGE)
                    .filter(handler -> !handler.event().isEmpty())
                    .forEach(handler -> problems.accept(
                            Problems.eventWithoutEvents(handler.event(), format.name(), handler.place())));
            of(HandlerKind.WATCH)
                    .forEach(watch -> problems.accept(TopicProblems.watchWithoutEvents(format.name(), watch.place())));
        }
        boolean whole =
                of(HandlerKind.MESSAGE).anyMatch(handler -> handler.event().isEmpty());
        if (whole && of(HandlerKind.MESSAGE).count() > 1) {
            problems.accept(Problems.wholeMessagesNotAlone(places(of(HandlerKind.MESSAGE))));
        }
    }

    private void checkProxy(String place) {
        if (Modifier.isFinal(source.type().getModifiers())) {
            problems.accept(ControllerProblems.finalController(place));
        }
        boolean constructible = Stream.<Constructor<?>>of(source.type().getDeclaredConstructors())
                .anyMatch(each -> each.getParameterCount() == 0 && !Modifier.isPrivate(each.getModifiers()));
        if (!constructible) {
            problems.accept(ControllerProblems.noConstructor(place));
        }
    }

    private void permission() {
        Permission.bearer(source.type())
                .filter(bearer -> Permission.names(bearer).size() > 1)
                .ifPresent(
                        bearer -> problems.accept(PermissionProblems.two(Permission.names(bearer), Place.of(bearer))));
        List<String> withRoles = Stream.concat(
                        Permission.bearer(source.type()).stream()
                                .filter(bearer -> bearer.isAnnotationPresent(RolesAllowed.class))
                                .map(Place::of),
                        handlers.stream()
                                .filter(handler -> handler.kind().isAskedFor())
                                .filter(handler -> handler.annotation(RolesAllowed.class) != null)
                                .map(HandlerDescription::place))
                .toList();
        Arrays.stream(source.type().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> ENTERPRISE.contains(type.getName()) && !withRoles.isEmpty())
                .findFirst()
                .ifPresent(type -> problems.accept(PermissionProblems.ejbRoles("@" + type.getSimpleName(), withRoles)));
    }

    private void jakarta(AnnotatedElement element, String place) {
        Arrays.stream(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getName)
                .filter(JAKARTA::contains)
                .forEach(name -> problems.accept(Problems.jakartaCallback(name, place)));
    }

    private boolean broadcastsAnyEvent(HandlerDescription handler) {
        WSBroadcast broadcast = handler.annotation(WSBroadcast.class);
        return handler.event().isEmpty()
                && broadcast != null
                && broadcast.event().isEmpty();
    }

    private Stream<HandlerDescription> of(HandlerKind kind) {
        return handlers.stream().filter(handler -> handler.kind() == kind);
    }

    private static List<String> places(Stream<HandlerDescription> handlers) {
        return handlers.map(HandlerDescription::place).toList();
    }
}
