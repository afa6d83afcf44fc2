// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ReviewControllersTest {

    public record Say(String text) {}

    @WSController("/missing")
    public static class Missing {

        @OnWSMessage("say")
        String say(Say say) {
            return say.text();
        }

        @OnWSMessage("part")
        int part(@FromPayload("text") String text) {
            return text.length();
        }
    }

    @Test
    void aRecordThatWasNotSentIsTheClientsFault() {
        try (var app = RunningApplication.of(Missing.class)) {
            var peer = app.connect("/missing").sends("{\"event\":\"say\",\"id\":1}");
            String answer = peer.next();
            assertTrue(answer.contains("VALIDATION_ERROR"), answer);
        }
    }

    @Test
    void aMemberThatWasNotSentIsTheClientsFault() {
        try (var app = RunningApplication.of(Missing.class)) {
            var peer = app.connect("/missing").sends("{\"event\":\"part\",\"data\":{},\"id\":1}");
            String answer = peer.next();
            assertTrue(answer.contains("VALIDATION_ERROR"), answer);
        }
    }

    public record Numbers(BigInteger big, BigDecimal decimal, Integer boxed, short small, byte tiny, double wide) {}

    @WSController("/numbers")
    public static class NumberTaker {

        @OnWSMessage("n")
        String n(Numbers numbers) {
            return numbers.toString().length() > 300 ? "long" : numbers.toString();
        }

        @OnWSMessage("part")
        String part(@FromPayload("big") BigInteger big) {
            return "bits " + big.bitLength();
        }

        @OnWSMessage("echo")
        Map<String, BigDecimal> echo(Map<String, BigDecimal> any) {
            return any;
        }

        @OnWSMessage("one")
        int one(int value) {
            return value;
        }

        @OnWSMessage("integers")
        List<Integer> integers(List<Integer> values) {
            return values;
        }
    }

    @Test
    void numbersOfAnyNonsenseCostTheirMessage() {
        try (var app = RunningApplication.of(NumberTaker.class)) {
            var peer = app.connect("/numbers");
            for (String data : List.of(
                    "{\"big\":1e2000000000}",
                    "{\"big\":1e999999999999}",
                    "{\"decimal\":1e999999999999}",
                    "{\"small\":70000}",
                    "{\"tiny\":300}",
                    "{\"boxed\":4294967297}",
                    "{\"boxed\":1e2000000000}",
                    "{\"boxed\":1.5}",
                    "{\"wide\":1e400}")) {
                long start = System.nanoTime();
                String answer = peer.sends("{\"event\":\"n\",\"data\":" + data + ",\"id\":1}").next();
                System.err.println("REVIEW n " + data + " -> " + answer + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
            for (String data : List.of("{\"big\":1e90000}", "{\"big\":1e2000000000}")) {
                long start = System.nanoTime();
                String answer = peer.sends("{\"event\":\"part\",\"data\":" + data + ",\"id\":1}").next();
                System.err.println("REVIEW part " + data + " -> " + answer + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
            System.err.println("REVIEW " + peer.sends("{\"event\":\"echo\",\"data\":{\"a\":1e2000000000},\"id\":1}").next());
            System.err.println("REVIEW " + peer.sends("{\"event\":\"one\",\"data\":1e2000000000,\"id\":1}").next());
            System.err.println("REVIEW " + peer.sends("{\"event\":\"one\",\"data\":\"12\",\"id\":1}").next());
            System.err.println("REVIEW " + peer.sends("{\"event\":\"integers\",\"data\":[1,\"2\",null,4294967298],\"id\":1}").next());
        }
    }

    public interface Greets {
        String greet(String name);
    }

    @WSController("/typed")
    @Typed(Greets.class)
    public static class TypedController implements Greets {
        @Override
        @OnWSMessage("greet")
        public String greet(String name) {
            return "hello " + name;
        }
    }

    @Test
    void aControllerWhoseBeanTypesAreNarrowedIsCalled() {
        try (var app = RunningApplication.of(TypedController.class)) {
            app.connect("/typed").sends("{\"event\":\"greet\",\"data\":\"ann\",\"id\":1}").receives("{\"id\":1,\"data\":\"hello ann\"}");
        }
    }

    @ApplicationScoped
    public static class Early {
        @Inject
        Connections connections;

        int atStart(@jakarta.enterprise.event.Observes @jakarta.enterprise.context.Initialized(ApplicationScoped.class) Object started) {
            return connections.count();
        }
    }

    @WSController("/late")
    public static class Late {
        private final CompletableFuture<String> never = new CompletableFuture<>();

        @OnWSMessage("x")
        String x(String data) {
            return data;
        }

        @OnWSDisconnection
        void left() {}
    }

    @Test
    void anApplicationMayLookAtTheConnectionsWhileItStarts() {
        try (var app = RunningApplication.of(Early.class, Late.class)) {
            app.connect("/late").sends("{\"event\":\"x\",\"data\":\"a\",\"id\":1}").receives("{\"id\":1,\"data\":\"a\"}");
        }
    }

    @WSController("/generic")
    public static class Base<T> {
    }

    @WSController("/void-stage")
    public static class VoidStage {
        @OnWSMessage("x")
        CompletionStage<Void> x(String data) {
            return CompletableFuture.completedFuture(null);
        }

        @OnWSMessage("opt")
        Optional<String> opt(Optional<String> data) {
            return data;
        }
    }

    @Test
    void anOptionalReplyIsItsValue() {
        try (var app = RunningApplication.of(VoidStage.class)) {
            app.connect("/void-stage")
                    .sends("{\"event\":\"x\",\"data\":\"a\",\"id\":1}").receives("{\"id\":1,\"data\":null}")
                    .sends("{\"event\":\"opt\",\"data\":\"a\",\"id\":1}").receives("{\"id\":1,\"data\":\"a\"}")
                    .sends("{\"event\":\"opt\",\"id\":1}").receives("{\"id\":1,\"data\":null}");
        }
    }
}
