// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that happens on one path: the one controller, or those that share it. Compiled at deployment, immutable. */
public interface EndpointPlan {

    /** The path, placeholders resolved. */
    PathTemplate path();

    /** The wire format of its messages. */
    WireFormat format();

    /** The largest message of its peers, in bytes of UTF-8 or of binary data. */
    int maxMessageBytes();

    /** The subprotocols that it speaks. */
    List<String> subprotocols();

    /** The controllers, by {@code @Priority}. */
    Set<Class<?>> controllers();

    /** The headers and cookies that hold credentials and that handlers ask for; header names in lower case. */
    Credentials credentials();

    /** Those who judge its upgrades, in their order. */
    List<GuardPlan> guards();

    /** Whether the permissions of all its controllers let this identity in. */
    boolean admits(Identity identity);

    /** Whether one of its controllers takes a token from the query. */
    boolean tokenInQuery();

    /** How often its peers are pinged, zero for never; empty where none of its controllers says so. */
    default Optional<Duration> heartbeat() {
        return Optional.empty();
    }

    /** Why an upgrade cannot become a connection; empty where the parameters of its first and last callbacks can be filled. */
    default Optional<UpgradeMisfit> misfit(Handshake handshake) {
        return Stream.concat(connectionHandlers().stream(), disconnectionHandlers().stream())
                .flatMap(handler -> handler.misfit(handshake).stream())
                .findFirst();
    }

    /** The handler of a message. */
    Route route(Envelope.Message message);

    /** Who decides about a watch of a topic; empty where nobody does, and then nobody may watch it. */
    default Optional<WatchPlan> watch(Topic topic) {
        return Optional.empty();
    }

    /** Those who are told that a watch of a topic has ended, in the order of their controllers. */
    default List<TopicCall> unwatch(Topic topic) {
        return List.of();
    }

    /** The connection handlers, in the order in which they are called. */
    List<HandlerPlan> connectionHandlers();

    /** The disconnection handlers, in the order in which they are called. */
    List<HandlerPlan> disconnectionHandlers();

    /** The nearest error handler for a failure of a controller's handler. */
    Optional<HandlerPlan> errorHandler(Class<?> controller, Throwable failure);

    /** What of the handshake's credentials is kept. */
    record Credentials(Set<String> headers, Set<String> cookies) {}

    /** A handler of a topic, with the variables that the topic fills. */
    record TopicCall(HandlerPlan handler, Map<String, String> variables) {}

    /**
     * What holds for the watches of a topic.
     *
     * @param latest whether only the latest update of each event matters
     * @param every how long there is at least between two of them; zero for no such rate
     */
    record WatchPlan(TopicCall decides, boolean latest, Duration every) {}

    /** Where a message goes. */
    sealed interface Route {

        /** To this handler, with the variables of the message's path. */
        record Found(HandlerPlan handler, Map<String, String> variables) implements Route {}

        /** Nowhere; {@code why} is a sentence for the peer that names the near misses. */
        record Unknown(String why) implements Route {}
    }
}
