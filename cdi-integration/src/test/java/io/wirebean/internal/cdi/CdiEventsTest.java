// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRefused;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CdiEventsTest {

    @Test
    void observersHearInTheOrderInWhichItHappensInTheScopeOfTheConnection() {
        try (var app = RunningApplication.of(Door.class, Ends.class, Watching.class)) {
            Ends heard = app.bean(Ends.class);

            var peer = app.connect("/door");
            assertEquals("opened ann same", heard.next());
            assertEquals("handler in", heard.next());
            peer.sends("{\"event\":\"rename\"}");
            assertEquals("ann is bob", heard.next());
            peer.leaves();

            assertEquals("handler out", heard.next());
            assertEquals("closed bob 1001", heard.next());
        }
    }

    @Test
    void asynchronousObserversHearOnTheExecutorWithARequestScope() {
        try (var app = RunningApplication.of(Door.class, Ends.class, FromAfar.class, Visit.class)) {
            Ends heard = app.bean(Ends.class);
            var peer = app.connect("/door");

            var first = new TreeSet<>(Set.of(heard.next(), heard.next()));
            peer.sends("{\"event\":\"rename\"}");
            String second = heard.next();
            peer.leaves();
            var last = new TreeSet<>(Set.of(heard.next(), heard.next()));

            assertEquals(Set.of("handler in", "later opened by wirebean"), first);
            assertEquals("later bob", second);
            assertEquals(Set.of("handler out", "later closed 1001"), last);
        }
    }

    @Test
    void aRefusalIsToldOnTheExecutorToSyncAndAsyncObservers() {
        try (var app = RunningApplication.of(Door.class, Ends.class, Refusals.class)) {
            var nobody = new RawUpgrade("GET", "/door", null, Map.of(), RawUpgrade.Peer.UNKNOWN);

            var refused = (Refused) app.runtime().doorway().decide(nobody);

            assertEquals(401, refused.status());
            Ends heard = app.bean(Ends.class);
            assertEquals(
                    Set.of("sync /door 401 Door true true", "async /door 401"), Set.of(heard.next(), heard.next()));
        }
    }

    @Test
    void anObserverThatFailsHarmsNobody() {
        try (var app = RunningApplication.of(Door.class, Ends.class, Failing.class)) {
            Ends heard = app.bean(Ends.class);
            var peer = app.connect("/door");

            assertEquals("handler in", heard.next());
            peer.leaves();

            assertEquals("handler out", heard.next());
        }
    }

    @Test
    void whereNobodyObservesNothingIsFired() {
        try (var app = RunningApplication.of(Door.class, Ends.class)) {
            var observers = app.extension().observers();

            assertFalse(observers.hasSync(ConnectionOpened.class));
            assertFalse(observers.hasAsync(UpgradeRefused.class));
        }
    }

    @Test
    void whoObservesAnyRecordObservesOurs() {
        try (var app = RunningApplication.of(Curious.class)) {
            assertTrue(app.extension().observers().hasSync(IdentityChanged.class));
            assertFalse(app.extension().observers().hasAsync(IdentityChanged.class));
        }
    }

    @WSController("/door")
    static class Door {

        @Inject
        Ends ends;

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            return request.header("X-Name")
                    .map(name -> UpgradeDecision.accept().as(name))
                    .orElseGet(() -> UpgradeDecision.refuse(401));
        }

        @OnWSConnection
        void in() {
            ends.add("handler in");
        }

        @OnWSMessage("rename")
        void rename(Connection me) {
            me.replaceIdentity(Identity.of("bob").build());
        }

        @OnWSDisconnection
        void out() {
            ends.add("handler out");
        }
    }

    @Dependent
    static class Watching {

        void opened(@Observes ConnectionOpened event, Ends ends, Connection injected) {
            String same = injected.id().equals(event.connection().id()) ? "same" : "another";
            ends.add("opened " + event.connection().principal().getName() + " " + same);
        }

        void changed(@Observes IdentityChanged event, Ends ends) {
            ends.add(event.before().name() + " is " + event.after().name());
        }

        void closed(@Observes ConnectionClosed event, Ends ends, Identity identity) {
            ends.add("closed " + identity.name() + " " + event.reason().code());
        }
    }

    @Dependent
    static class FromAfar {

        void opened(@ObservesAsync ConnectionOpened event, Ends ends, Visit visit) {
            ends.add("later opened by " + visit.thread().replaceAll("-.*", ""));
        }

        void changed(@ObservesAsync IdentityChanged event, Ends ends) {
            ends.add("later " + event.after().name());
        }

        void closed(@ObservesAsync ConnectionClosed event, Ends ends) {
            ends.add("later closed " + event.reason().code());
        }
    }

    @RequestScoped
    static class Visit {

        private final String name = Thread.currentThread().getName();

        String thread() {
            return name;
        }
    }

    @Dependent
    static class Refusals {

        void refused(@Observes UpgradeRefused event, Ends ends) {
            String controllers = event.controllers().iterator().next().getSimpleName();
            String thread = Thread.currentThread().getName();
            ends.add("sync " + event.path() + " " + event.status() + " " + controllers + " "
                    + event.identity().isAnonymous() + " " + thread.startsWith("wirebean-"));
        }

        void later(@ObservesAsync UpgradeRefused event, Ends ends) {
            ends.add("async " + event.path() + " " + event.status());
        }
    }

    @Dependent
    static class Failing {

        void opened(@Observes ConnectionOpened event) {
            throw new IllegalStateException("an observer of this test fails");
        }

        void closed(@ObservesAsync ConnectionClosed event) {
            throw new IllegalStateException("an asynchronous observer of this test fails");
        }
    }

    @Dependent
    static class Curious {

        void any(@Observes Record event) {}
    }
}
