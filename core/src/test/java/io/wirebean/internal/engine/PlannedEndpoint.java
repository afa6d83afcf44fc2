// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.GuardPlan;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.model.PathTemplate;
import io.wirebean.internal.model.Selection;
import io.wirebean.internal.model.Topic;
import io.wirebean.internal.model.UpgradeMisfit;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** An endpoint whose handlers are the test's lambdas and whose frames read {@code event} or {@code event#id}. */
final class PlannedEndpoint implements EndpointPlan {

    /** What a handler of a test does. */
    @FunctionalInterface
    interface Body {
        Object call(Call call) throws Throwable;
    }

    /** How a handler of a test runs. */
    enum Mode {
        SERIAL,
        CONCURRENT,
        NON_BLOCKING
    }

    private final Map<String, HandlerPlan> messages = new LinkedHashMap<>();
    private final Map<String, WatchPlan> topics = new LinkedHashMap<>();
    private final List<GuardPlan> guards = new ArrayList<>();
    private final List<HandlerPlan> opened = new ArrayList<>();
    private final List<HandlerPlan> closed = new ArrayList<>();
    private final Map<Class<?>, HandlerPlan> errors = new LinkedHashMap<>();
    private HandlerPlan unwatched;
    private int maxMessageBytes = 65_536;
    private Duration heartbeat;
    private WireFormat format = PlainFormat.ONE;

    /** Speaks another format, which looks the same. */
    PlannedEndpoint inAnotherFormat() {
        format = PlainFormat.ANOTHER;
        return this;
    }

    PlannedEndpoint in(WireFormat other) {
        format = other;
        return this;
    }

    PlannedEndpoint on(String event, Body body) {
        return on(event, Mode.SERIAL, body);
    }

    PlannedEndpoint on(String event, Mode mode, Body body) {
        messages.put(event, new Handler(mode, body, Optional.empty(), anybody -> true));
        return this;
    }

    PlannedEndpoint takesAtMost(int bytes) {
        maxMessageBytes = bytes;
        return this;
    }

    PlannedEndpoint allowing(String role, String event, Mode mode, Body body) {
        messages.put(event, new Handler(mode, body, Optional.empty(), identity -> identity.hasRole(role)));
        return this;
    }

    /** Has a guard, which no test of the engine asks. */
    PlannedEndpoint guarded() {
        guards.add(new GuardPlan() {
            @Override
            public String place() {
                return "a guard of the test";
            }

            @Override
            public String challenge() {
                return "Bearer";
            }

            @Override
            public Object decide(UpgradeRequest request) {
                throw new UnsupportedOperationException("the gate alone asks a guard");
            }
        });
        return this;
    }

    PlannedEndpoint broadcasts(String event, String as, boolean exceptSender, Body body) {
        messages.put(event, new Handler(Mode.SERIAL, body, Optional.of(new ToAll(as, exceptSender)), anybody -> true));
        return this;
    }

    PlannedEndpoint onOpen(Body body) {
        opened.add(new Handler(Mode.SERIAL, body, Optional.empty(), anybody -> true));
        return this;
    }

    PlannedEndpoint onClose(Body body) {
        closed.add(new Handler(Mode.SERIAL, body, Optional.empty(), anybody -> true));
        return this;
    }

    PlannedEndpoint onError(Class<? extends Throwable> type, Body body) {
        errors.put(type, new Handler(Mode.SERIAL, body, Optional.empty(), anybody -> true));
        return this;
    }

    /** Decides about one topic. */
    PlannedEndpoint watches(String topic, Body body) {
        return watches(topic, false, Duration.ZERO, body);
    }

    PlannedEndpoint watches(String topic, boolean latest, Duration every, Body body) {
        var handler = new Handler(Mode.SERIAL, body, Optional.empty(), anybody -> true);
        topics.put(topic, new WatchPlan(new TopicCall(handler, Map.of()), latest, every));
        return this;
    }

    PlannedEndpoint watchesAs(String role, String topic, Body body) {
        var handler = new Handler(Mode.SERIAL, body, Optional.empty(), identity -> identity.hasRole(role));
        topics.put(topic, new WatchPlan(new TopicCall(handler, Map.of()), false, Duration.ZERO));
        return this;
    }

    /** Hears of the end of all watches, the topic being the one variable. */
    PlannedEndpoint onUnwatch(Body body) {
        unwatched = new Handler(Mode.SERIAL, body, Optional.empty(), anybody -> true);
        return this;
    }

    @Override
    public Optional<WatchPlan> watch(Topic topic) {
        return Optional.ofNullable(topics.get(topic.name()));
    }

    @Override
    public List<TopicCall> unwatch(Topic topic) {
        return unwatched == null ? List.of() : List.of(new TopicCall(unwatched, Map.of("topic", topic.name())));
    }

    PlannedEndpoint beats(Duration interval) {
        heartbeat = interval;
        return this;
    }

    @Override
    public Optional<Duration> heartbeat() {
        return Optional.ofNullable(heartbeat);
    }

    @Override
    public boolean admits(Identity identity) {
        return true;
    }

    @Override
    public boolean tokenInQuery() {
        return false;
    }

    @Override
    public PathTemplate path() {
        throw new UnsupportedOperationException("no unit test of the engine asks for the path");
    }

    @Override
    public WireFormat format() {
        return format;
    }

    @Override
    public List<GuardPlan> guards() {
        return guards;
    }

    @Override
    public List<String> subprotocols() {
        return List.of();
    }

    @Override
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    @Override
    public Set<Class<?>> controllers() {
        return Set.of(PlannedEndpoint.class);
    }

    @Override
    public Credentials credentials() {
        return new Credentials(Set.of(), Set.of());
    }

    @Override
    public Route route(Message message) {
        HandlerPlan handler = messages.get(message.event());
        return handler == null
                ? new Route.Unknown("no handler takes " + message.event())
                : new Route.Found(handler, Map.of());
    }

    @Override
    public List<HandlerPlan> connectionHandlers() {
        return opened;
    }

    @Override
    public List<HandlerPlan> disconnectionHandlers() {
        return closed;
    }

    @Override
    public Optional<HandlerPlan> errorHandler(Class<?> controller, Throwable failure) {
        return errors.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(failure))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private record Handler(Mode mode, Body body, Optional<BroadcastPlan> broadcast, Predicate<Identity> permission)
            implements HandlerPlan {

        @Override
        public String place() {
            return "a handler of the test";
        }

        @Override
        public Class<?> controller() {
            return PlannedEndpoint.class;
        }

        @Override
        public boolean concurrent() {
            return mode == Mode.CONCURRENT;
        }

        @Override
        public boolean nonBlocking() {
            return mode == Mode.NON_BLOCKING;
        }

        @Override
        public boolean allows(Identity identity) {
            return permission.test(identity);
        }

        @Override
        public Optional<UpgradeMisfit> misfit(Handshake handshake) {
            return Optional.empty();
        }

        @Override
        public Object call(Call call) throws Throwable {
            return body.call(call);
        }
    }

    private record ToAll(String event, boolean exceptSender) implements HandlerPlan.BroadcastPlan {

        @Override
        public Selection audience(Call call) {
            return new Selection.Everyone();
        }
    }
}
