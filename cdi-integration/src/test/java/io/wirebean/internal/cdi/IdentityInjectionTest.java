// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.DisconnectRequest;
import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade;
import io.wirebean.security.Tickets;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObserverException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityInjectionTest {

    private final RunningApplication app = RunningApplication.of(Desk.class, Clerk.class, Early.class, Request.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whoIsInjectedIsWhoTheConnectionIsAtTheMoment() {
        var peer = app.connect("/desk");

        peer.sends("{\"event\":\"who\"}").receives("{\"event\":\"who\",\"data\":\"ann ann phone [member]\"}");
        peer.sends("{\"event\":\"change\"}").receives("{\"event\":\"change\",\"data\":\"ann bob bob\"}");
        peer.sends("{\"event\":\"who\"}").receives("{\"event\":\"who\",\"data\":\"bob bob - []\"}");
    }

    @Test
    void outsideOfCallbacksThePrincipalIsTheContainersOwnAndThereIsNoIdentity() {
        Clerk clerk = app.bean(Clerk.class);

        assertEquals("anonymous", clerk.principal.getName());
        assertThrows(ContextNotActiveException.class, () -> clerk.identity.name());
    }

    @Test
    void aPrincipalThatTheApplicationProducesStaysTheOneThatIsInjected() {
        try (var other = RunningApplication.of(Desk.class, Clerk.class, Own.class)) {
            assertEquals("produced", other.bean(Clerk.class).principal.getName());
        }
    }

    @Test
    void aGuardHasARequestScopeAndNoConnectionAndTheExceptionSaysSo() {
        var raw = new RawUpgrade("GET", "/early", null, Map.of(), RawUpgrade.Peer.UNKNOWN);

        var refused = (Refused) app.runtime().doorway().decide(raw);

        assertEquals(
                "guards have no connection yet: @WSConnectionScoped beans, Connection, Handshake, Identity and WSMessage"
                        + " are there in the callbacks of a connection, and a guard has the UpgradeRequest",
                refused.body());
        assertEquals(418, refused.status());
    }

    @Test
    void ticketsAreIssuedAnywhereAndSpentOnce() {
        Tickets tickets = app.bean(Tickets.class);

        String ticket = tickets.issue(Identity.of("ann").build());

        assertEquals(Optional.of("ann"), tickets.spend(ticket).map(Identity::name));
        assertEquals(Optional.empty(), tickets.spend(ticket));
    }

    @Test
    void aDisconnectRequestClosesAllConnectionsOfAUser() {
        var first = app.connect("/desk");
        var second = app.connect("/desk");

        app.bean(Clerk.class).requests.fire(new DisconnectRequest("ann", 4403, "bye"));

        first.receives("closed 4403 bye");
        second.receives("closed 4403 bye");
    }

    @Test
    void anAsynchronousDisconnectRequestClosesThoseOfOneDevice() {
        var peer = app.connect("/desk");
        var requests = app.bean(Clerk.class).requests;

        requests.fireAsync(new DisconnectRequest("ann", "tablet", 4403, "not this"))
                .toCompletableFuture()
                .join();
        requests.fireAsync(new DisconnectRequest("ann", "phone", 4403, "this"))
                .toCompletableFuture()
                .join();

        peer.receives("closed 4403 this");
    }

    @Test
    void aDisconnectRequestWithACodeThatNobodyMaySendFailsWhereItIsFired() {
        app.connect("/desk");
        var requests = app.bean(Clerk.class).requests;

        var thrown = assertThrows(ObserverException.class, () -> requests.fire(new DisconnectRequest("ann", 1006, "")));
        var later =
                assertThrows(CompletionException.class, () -> requests.fireAsync(new DisconnectRequest("ann", 1006, ""))
                        .toCompletableFuture()
                        .join());

        assertTrue(thrown.getCause() instanceof IllegalArgumentException);
        assertTrue(later.getSuppressed()[0].getCause() instanceof IllegalArgumentException);
        assertFalse(
                app.runtime().engine().connections().user("ann").connections().isEmpty());
    }

    @WSController("/desk")
    static class Desk {

        @Inject
        Clerk clerk;

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            return UpgradeDecision.accept()
                    .as(request.header("X-Name").orElse("nobody"))
                    .roles("member")
                    .device("phone");
        }

        @OnWSMessage("who")
        String who() {
            return clerk.says();
        }

        @OnWSMessage("change")
        String change(Connection me, Identity asItWas) {
            String before = clerk.principal.getName();
            me.replaceIdentity(Identity.of("bob").build());
            return before + " " + clerk.principal.getName() + " " + clerk.identity.name();
        }
    }

    @Dependent
    static class Clerk {

        @Inject
        Identity identity;

        @Inject
        Principal principal;

        @Inject
        Event<DisconnectRequest> requests;

        String says() {
            return identity.name() + " " + principal.getName() + " "
                    + identity.device().orElse("-") + " " + identity.roles();
        }
    }

    @WSController("/early")
    static class Early {

        @Inject
        Request request;

        @Inject
        Connection connection;

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest upgrade) {
            int status = request.status();
            try {
                return UpgradeDecision.refuse(500).text(connection.id());
            } catch (ContextNotActiveException e) {
                return UpgradeDecision.refuse(status).text(e.getMessage());
            }
        }

        @OnWSMessage
        void any(String text) {}
    }

    @RequestScoped
    static class Request {

        int status() {
            return 418;
        }
    }

    @Dependent
    static class Own {

        @Produces
        Principal principal() {
            return () -> "produced";
        }
    }
}
