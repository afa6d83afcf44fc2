// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.spi.ArgumentResolver;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
