// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Handshake;
import io.wirebean.OnWSMessage;
import io.wirebean.WSConnectionScoped;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ControllerScopesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

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
}
