// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RestTest {

    @Test
    void methodsTakeContextAndPathParameters() throws Exception {
        try (var server = serverOf(Rooms.class)) {
            assertEquals(
                    "rooms/path/a b in /api/",
                    new Http(server).get("api/rooms/path/a%20b").body());
        }
    }

    @Test
    void bodiesAreJsonBothWays() throws Exception {
        try (var server = serverOf(Rooms.class)) {
            var http = new Http(server);

            assertEquals(
                    "{\"room\":\"GENERAL\"}",
                    http.post("api/rooms", "{\"room\":\"general\"}").body());
            assertEquals(400, http.post("api/rooms", "{\"room\":").statusCode());
        }
    }

    @Test
    void theApplicationPathIsTheApplications() throws Exception {
        try (var server = serverOf(Rooms.class, Services.class)) {
            assertEquals(
                    "{\"general\":1}", new Http(server).get("services/v1/rooms").body());
        }
    }

    @Test
    void aResourceMayAnswerLater() throws Exception {
        try (var server = serverOf(Slow.class)) {
            assertEquals("later", new Http(server).get("api/slow/later").body());
        }
    }

    @Test
    void resourcesThatBlockStopNobody() throws Exception {
        try (var server = serverOf(Slow.class, Rooms.class)) {
            var http = new Http(server);
            var slow = server.select(Slow.class);
            var answers = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < Slow.BLOCKED; i++) {
                answers.add(http.getLater("api/slow"));
            }
            assertTrue(slow.entered().await(10, TimeUnit.SECONDS));

            assertEquals("{\"general\":1}", http.get("api/rooms").body());
            assertTrue(http.get("").body().contains("front page"));

            slow.release();
            for (var answer : answers) {
                answer.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static WirebeanServer serverOf(Class<?>... beans) {
        return WirebeanServer.builder().port(0).beans(beans).start();
    }

    /** A body. */
    public record Named(String room) {}

    @Path("/rooms")
    @ApplicationScoped
    public static class Rooms {

        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, Integer> counts() {
            return Map.of("general", 1);
        }

        @GET
        @Path("/path/{name}")
        public String path(@PathParam("name") String name, @Context UriInfo uris) {
            return uris.getPath() + " in " + uris.getBaseUri().getPath();
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        public Named upper(Named named) {
            return new Named(named.room().toUpperCase(Locale.ROOT));
        }
    }

    @ApplicationPath("/services/v1")
    public static class Services extends Application {}

    @Path("/slow")
    @ApplicationScoped
    public static class Slow {
        static final int BLOCKED = 20;
        private final CountDownLatch entered = new CountDownLatch(BLOCKED);
        private final CountDownLatch gate = new CountDownLatch(1);

        CountDownLatch entered() {
            return entered;
        }

        void release() {
            gate.countDown();
        }

        @GET
        public String block() throws InterruptedException {
            entered.countDown();
            gate.await(10, TimeUnit.SECONDS);
            return "done";
        }

        @GET
        @Path("/later")
        public void later(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume("later")).start();
        }
    }
}
