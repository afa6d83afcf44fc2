// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.Handshake;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSConnectionScoped;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import io.wirebean.spi.ArgumentResolver;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ControllersTest {

    @Test
    void aControllerIsCalledAndAnswers() {
        try (var app = RunningApplication.of(Echo.class)) {
            app.connect("/echo/ann")
                    .sends("{\"event\":\"say\",\"data\":\"hi\",\"id\":1}")
                    .receives("{\"id\":1,\"data\":\"ann: hi\"}");

            assertEquals(List.of("/echo/{v0}"), app.paths());
        }
    }

    @Test
    void interceptorsHoldOnPackagePrivateHandlers() {
        try (var app = RunningApplication.of(Shouting.class, LoudInterceptor.class)) {
            app.connect("/shout").sends("hi").receives("HI");
        }
    }

    @Test
    void aDependentControllerHasAnInstanceForEachConnection() {
        try (var app = RunningApplication.of(Counting.class, Ends.class)) {
            var ann = app.connect("/dependent")
                    .sends("x")
                    .receives("1")
                    .sends("x")
                    .receives("2");
            var bob = app.connect("/dependent").sends("x").receives("1");

            ann.leaves();

            assertEquals("destroyed after 2", app.bean(Ends.class).next());
            bob.sends("x").receives("2");
        }
    }

    @Test
    void aRequestScopedControllerHasAnInstanceForEachCallback() {
        try (var app = RunningApplication.of(Fresh.class)) {
            app.connect("/request").sends("x").receives("1").sends("x").receives("1");
        }
    }

    @Test
    void aSingletonControllerHasOneInstance() {
        try (var app = RunningApplication.of(Single.class)) {
            app.connect("/singleton").sends("x").receives("1");
            app.connect("/singleton").sends("x").receives("2");
        }
    }

    @Test
    void everyCallbackHasItsConnectionsBeansAndARequestScopeOfItsOwn() {
        try (var app = RunningApplication.of(Scopes.class, Visit.class, Basket.class)) {
            Set<String> visits = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                ScriptedPeer peer = app.connect("/scopes").sends("x").sends("x");
                String[] first = peer.next().split(" ");
                String[] second = peer.next().split(" ");

                assertEquals(peer.id(), first[0]);
                assertEquals(first[1], second[1], "one basket a connection");
                assertTrue(visits.add(first[2]) && visits.add(second[2]), "another visit each time");
            }
        }
    }

    @Test
    void whatIsInjectedIsTheCallbacksOwn() {
        try (var app = RunningApplication.of(Injected.class)) {
            ScriptedPeer peer = app.connect("/injected");

            peer.sends("{\"event\":\"who\",\"id\":7}").receives("{\"id\":7,\"data\":\"" + peer.id() + " ann who 1\"}");
        }
    }

    @Test
    void anotherBeansGlobalErrorHandlerIsCalled() {
        try (var app = RunningApplication.of(Failing.class, Errors.class)) {
            String answer = app.connect("/failing")
                    .sends("{\"event\":\"fail\",\"id\":1}")
                    .next();

            assertTrue(answer.contains("\"details\":\"mended: broken\""), answer);
        }
    }

    @Test
    void aResolverOfTheApplicationFillsItsParameters() {
        try (var app = RunningApplication.of(Tenanted.class, TenantResolver.class)) {
            app.connect("/tenant").sends("x").receives("tenant of ann");
        }
    }

    @Test
    void theEndIsToldWithOurReasonAndWithJakartas() {
        try (var app = RunningApplication.of(Leaving.class, Ends.class)) {
            app.connect("/leaving")
                    .receives("{\"event\":\"connected\",\"data\":\"welcome\"}")
                    .leaves();

            assertEquals("1001 PEER GOING_AWAY", app.bean(Ends.class).next());
        }
    }

    @Test
    void aControllerTakesThePlaceOfTheOneThatItSpecializes() {
        try (var app = RunningApplication.of(Echo.class, PoliteEcho.class)) {
            app.connect("/echo/ann")
                    .sends("{\"event\":\"say\",\"data\":\"hi\",\"id\":1}")
                    .receives("{\"id\":1,\"data\":\"dear ann: hi\"}");
        }
    }

    @Test
    void anAlternativeTakesThePlaceOfItsController() {
        try (var app = RunningApplication.of(Echo.class, RudeEcho.class)) {
            app.connect("/echo/ann")
                    .sends("{\"event\":\"say\",\"data\":\"hi\",\"id\":1}")
                    .receives("{\"id\":1,\"data\":\"eh, ann: hi\"}");
        }
    }

    @Alternative
    @Priority(1)
    @WSController("/echo/{name}")
    static class RudeEcho extends Echo {

        @Override
        @OnWSMessage("say")
        String say(String text, @FromPath("name") String name) {
            return "eh, " + super.say(text, name);
        }
    }

    @WSController("/echo/{name}")
    static class Echo {

        @OnWSMessage("say")
        String say(String text, @FromPath("name") String name) {
            return name + ": " + text;
        }
    }

    @WSController("/echo/{name}")
    @Specializes
    static class PoliteEcho extends Echo {

        @Override
        @OnWSMessage("say")
        String say(String text, @FromPath("name") String name) {
            return "dear " + super.say(text, name);
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Loud {}

    @Loud
    @Interceptor
    @Priority(1)
    static class LoudInterceptor {

        @AroundInvoke
        Object shout(InvocationContext call) throws Exception {
            return call.proceed().toString().toUpperCase(Locale.ROOT);
        }
    }

    @WSController(value = "/shout", format = "raw")
    static class Shouting {

        @Loud
        @OnWSMessage
        String echo(String text) {
            return text;
        }
    }

    @ApplicationScoped
    static class Ends {

        private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

        void add(String end) {
            ends.add(end);
        }

        String next() {
            try {
                String end = ends.poll(10, TimeUnit.SECONDS);
                return end == null ? "nothing in 10 s" : end;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Dependent
    @WSController(value = "/dependent", format = "raw")
    static class Counting {

        @Inject
        Ends ends;

        private int count;

        @OnWSMessage
        int count(String text) {
            return ++count;
        }

        @PreDestroy
        void end() {
            ends.add("destroyed after " + count);
        }
    }

    @RequestScoped
    @WSController(value = "/request", format = "raw")
    static class Fresh {

        private int count;

        @OnWSMessage
        int count(String text) {
            return ++count;
        }
    }

    @Singleton
    @WSController(value = "/singleton", format = "raw")
    static class Single {

        private final AtomicInteger count = new AtomicInteger();

        @OnWSMessage
        int count(String text) {
            return count.incrementAndGet();
        }
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @RequestScoped
    static class Visit {

        private final int number = NUMBERS.incrementAndGet();

        int number() {
            return number;
        }
    }

    @WSConnectionScoped
    static class Basket {

        private final int number = NUMBERS.incrementAndGet();

        int number() {
            return number;
        }
    }

    @WSController(value = "/scopes", format = "raw")
    static class Scopes {

        @Inject
        Visit visit;

        @Inject
        Basket basket;

        @Inject
        Connection connection;

        @OnWSMessage
        String seen(String text) {
            return connection.id() + " " + basket.number() + " " + visit.number();
        }
    }

    @WSController("/injected")
    static class Injected {

        @Inject
        Connection connection;

        @Inject
        Handshake handshake;

        @Inject
        WSMessage message;

        @Inject
        Connections connections;

        @OnWSMessage("who")
        String who() {
            return connection.id() + " " + handshake.header("x-name").orElse("nobody") + " " + message.event() + " "
                    + connections.count();
        }
    }

    @WSController("/failing")
    static class Failing {

        @OnWSMessage("fail")
        void fail() {
            throw new IllegalStateException("broken");
        }
    }

    @ApplicationScoped
    static class Errors {

        @OnWSError(global = true)
        String mend(IllegalStateException failure) {
            return "mended: " + failure.getMessage();
        }
    }

    record Tenant(String name) {}

    @ApplicationScoped
    static class TenantResolver implements ArgumentResolver {

        @Override
        public Optional<Argument> plan(Parameter parameter, Type type) {
            return type == Tenant.class
                    ? Optional.of((connection, message) ->
                            new Tenant(connection.handshake().header("X-Name").orElse("nobody")))
                    : Optional.empty();
        }
    }

    @WSController(value = "/tenant", format = "raw")
    static class Tenanted {

        @OnWSMessage
        String tenant(String text, Tenant tenant) {
            return "tenant of " + tenant.name();
        }
    }

    @WSController("/leaving")
    static class Leaving {

        @Inject
        Ends ends;

        @OnWSConnection
        String welcome() {
            return "welcome";
        }

        @OnWSDisconnection
        void left(CloseReason ours, jakarta.websocket.CloseReason jakartas) {
            ends.add(ours.code() + " " + ours.initiator() + " " + jakartas.getCloseCode());
        }
    }
}
