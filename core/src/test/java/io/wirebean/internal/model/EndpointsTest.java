// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Concurrent;
import io.wirebean.FromCookie;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.internal.model.EndpointPlan.Credentials;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.internal.model.TestApplication.ApplicationScoped;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Payload;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    @Test
    void endpointsAreOrderedByTheirPaths() {
        ApplicationPlan plan =
                TestApplication.of(Late.class, Early.class, Files.class).plan();

        assertEquals(
                List.of("/room/{id}", "/files/{rest:*}"),
                plan.endpoints().stream()
                        .map(endpoint -> endpoint.path().text())
                        .toList());
        assertEquals(3, plan.controllers());
        assertEquals(6, plan.handlers());
    }

    @Test
    void aControllersOwnMessageSizeHoldsInPlaceOfTheConfiguredOne() {
        assertEquals(65_536, TestApplication.of(Early.class).endpoint().maxMessageBytes());
        assertEquals(100, TestApplication.of(Small.class).endpoint().maxMessageBytes());
    }

    @Test
    void theSizeThatOneControllerOfAPathSaysHoldsForAll() {
        assertEquals(
                100, TestApplication.of(Early.class, Small.class).endpoint().maxMessageBytes());
    }

    @Test
    void controllersOnOnePathShareItByPriority() {
        EndpointPlan shared = TestApplication.of()
                .with(Late.class, ApplicationScoped.class, 20)
                .with(Early.class, ApplicationScoped.class, 10)
                .endpoint();

        assertEquals(List.of(Early.class, Late.class), List.copyOf(shared.controllers()));
        assertEquals(List.of(Early.class, Late.class), classes(shared.connectionHandlers()));
        assertEquals(List.of(Late.class, Early.class), classes(shared.disconnectionHandlers()));
        assertEquals(List.of("chat.v2", "chat.v1", "json"), shared.subprotocols());
    }

    @Test
    void credentialsThatHandlersAskForAreKnown() {
        assertEquals(
                new Credentials(Set.of("authorization"), Set.of("token")),
                TestApplication.of(Asks.class).endpoint().credentials());
    }

    @Test
    void placeholdersOfPathsAreConfigured() {
        assertEquals(
                "/api/v2",
                TestApplication.configured(Map.of("api.base", "/api"), Configured.class)
                        .endpoint()
                        .path()
                        .text());
    }

    @Test
    void aHeartbeatIsReadAndConfiguredAndHoldsForAllOnThePath() {
        assertEquals(Optional.empty(), TestApplication.of(Asks.class).endpoint().heartbeat());
        assertEquals(
                Optional.of(Duration.ofSeconds(10)),
                TestApplication.of(Beats.class, BeatsToo.class).endpoint().heartbeat());
        assertEquals(
                Optional.of(Duration.ZERO),
                TestApplication.configured(Map.of("beat", "off"), Beats.class)
                        .endpoint()
                        .heartbeat());
    }

    @Test
    void nearestErrorHandlerOfTheControllerComesBeforeGlobalOnes() throws Throwable {
        EndpointPlan endpoint =
                TestApplication.of(Fails.class).withOther(Everywhere.class).endpoint();

        assertEquals("io", handled(endpoint, new FileNotFoundException()));
        assertEquals("unchecked", handled(endpoint, new UncheckedIOException(new IOException())));
        assertEquals("everywhere", handled(endpoint, new IllegalStateException()));
        assertTrue(endpoint.errorHandler(Fails.class, new StackOverflowError()).isEmpty());
    }

    @Test
    void failureOfAHandlerComesOutAsItIs() {
        var thrown = assertThrows(
                IOException.class, () -> TestApplication.of(Fails.class).handles("fail", "null", new FakeHandshake()));

        assertEquals("as it is", thrown.getMessage());
    }

    @Test
    void roomOfABroadcastIsFilledWithPathVariables() {
        HandlerPlan handler = handler(TestApplication.of(Speaks.class).endpoint(), "say");
        var plan = handler.broadcast().orElseThrow();
        var call = Call.opening(new FakeConnection(new FakeHandshake().variable("id", "7")));

        assertEquals(new Selection.Room("room-7!"), plan.audience(call));
        assertEquals("said", plan.event());
        assertTrue(plan.exceptSender());
        assertTrue(handler.concurrent());
    }

    @Test
    void disconnectionHandlerGetsTheCloseReason() {
        HandlerPlan handler = TestApplication.of(Early.class)
                .endpoint()
                .disconnectionHandlers()
                .get(0);
        var end = Call.closing(new FakeConnection(), new CloseReason(1000, "bye", Initiator.PEER));

        var thrown = assertThrows(IllegalStateException.class, () -> handler.call(end));

        assertEquals("told of bye", thrown.getMessage());
    }

    private static Object handled(EndpointPlan endpoint, Throwable failure) throws Throwable {
        return endpoint.errorHandler(Fails.class, failure)
                .orElseThrow()
                .call(Call.opening(new FakeConnection()).failed(failure));
    }

    private static HandlerPlan handler(EndpointPlan endpoint, String event) {
        var message = new Envelope.Message(event, null, null, new Payload.Json("null"));
        return ((Route.Found) endpoint.route(message)).handler();
    }

    private static List<Class<?>> classes(List<HandlerPlan> handlers) {
        return handlers.stream().<Class<?>>map(HandlerPlan::controller).toList();
    }

    @WSController(value = "/room/{id}", subprotocols = "chat.v2")
    static class Early {
        @OnWSConnection
        void opened() {}

        @OnWSDisconnection
        void closed(CloseReason reason) {
            throw new IllegalStateException("told of " + reason.phrase());
        }
    }

    @WSController(
            value = "/room/{id}",
            subprotocols = {"chat.v2", "chat.v1"})
    static class Late {
        @OnWSConnection
        void opened() {}

        @OnWSDisconnection
        void closed() {}

        @OnWSMessage("say")
        void say() {}
    }

    @WSController("/files/{rest:*}")
    static class Files {
        @OnWSConnection
        void opened(@FromPath("rest") String file) {}
    }

    @WSController("/asks")
    static class Asks {
        @OnWSConnection
        void opened(@FromHeader("Authorization") String authorization, @FromCookie String token) {}
    }

    @WSController("${api.base}/${api.version:v2}")
    static class Configured {}

    @WSController("/fails")
    static class Fails {
        @OnWSMessage("fail")
        void fail() throws IOException {
            throw new IOException("as it is");
        }

        @OnWSError
        String io(IOException failure) {
            return "io";
        }

        @OnWSError
        String unchecked(UncheckedIOException failure) {
            return "unchecked";
        }
    }

    static class Everywhere {
        @OnWSError(global = true)
        String failed(Exception failure) {
            return "everywhere";
        }
    }

    @WSController(value = "/room/{id}", maxMessageBytes = 100)
    static class Small {}

    @Concurrent
    @WSController("/speaks/{id}")
    static class Speaks {
        @OnWSMessage("say")
        @WSBroadcast(event = "said", room = "room-{id}!", exceptSender = true)
        String say() {
            return "hi";
        }
    }

    @WSController(value = "/beats", heartbeat = "${beat:10s}")
    static class Beats {}

    @WSController("/beats")
    static class BeatsToo {}
}
