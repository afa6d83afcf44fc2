// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RestBeansTest {

    @Test
    void aResourceIsTheInstanceOfCdi() throws Exception {
        try (var server = serverOf(Rooms.class, Request.class)) {
            server.select(Rooms.class).enter("general");

            assertEquals("{\"general\":1}", new Http(server).get("api/rooms").body());
        }
    }

    @Test
    void aClassWithNothingButAPathIsAResourceOfEachRequest() throws Exception {
        try (var server = serverOf(Plain.class, Log.class)) {
            var http = new Http(server);
            String first = http.get("api/plain").body();

            assertNotEquals(first, http.get("api/plain").body());
            // the second goes after its answer is on the wire
            await().until(() -> server.select(Log.class).destroyed() == 2);
        }
    }

    @Test
    void theRequestScopeIsFreshForEachRequest() throws Exception {
        try (var server = serverOf(Rooms.class, Request.class)) {
            var http = new Http(server);
            String first = http.get("api/rooms/request").body();

            assertEquals(73, first.length());
            assertEquals(first.substring(0, 36), first.substring(37));
            assertNotEquals(first, http.get("api/rooms/request").body());
        }
    }

    @Test
    void interceptorsRunAroundResources() throws Exception {
        try (var server = serverOf(Guarded.class, Marking.class)) {
            assertEquals("marked plain", new Http(server).get("api/guarded").body());
        }
    }

    @Test
    void providersAreBeansToo() throws Exception {
        try (var server = serverOf(Failing.class, Mapper.class, Log.class)) {
            var answer = new Http(server).get("api/failing");

            assertEquals(409, answer.statusCode());
            assertEquals("mapped with 0", answer.body());
        }
    }

    @Test
    void aContextFieldIsRefusedAtTheStart() {
        var failure = assertThrows(IllegalStateException.class, () -> serverOf(WithContextField.class));

        assertEquals(
                WithContextField.class.getName()
                        + "#uris cannot be filled: it bears @Context and its class is a CDI bean;"
                        + " take it as a parameter of the resource method",
                failure.getMessage());
    }

    private static WirebeanServer serverOf(Class<?>... beans) {
        return WirebeanServer.builder().port(0).beans(beans).start();
    }

    @RequestScoped
    public static class Request {
        private final UUID id = UUID.randomUUID();

        public UUID id() {
            return id;
        }
    }

    @Path("/rooms")
    @ApplicationScoped
    public static class Rooms {
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        @Inject
        private Request request;

        @Inject
        private Request again;

        void enter(String room) {
            counts.merge(room, 1, Integer::sum);
        }

        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, Integer> counts() {
            return counts;
        }

        @GET
        @Path("/request")
        public String request() {
            return request.id() + " " + again.id();
        }
    }

    @ApplicationScoped
    public static class Log {
        private final AtomicInteger destroyed = new AtomicInteger();

        public int destroyed() {
            return destroyed.get();
        }

        public void add() {
            destroyed.incrementAndGet();
        }
    }

    @Path("/plain")
    public static class Plain {
        private final UUID id = UUID.randomUUID();

        @Inject
        private Log log;

        @GET
        public String id() {
            return id.toString();
        }

        @PreDestroy
        void destroy() {
            log.add();
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {}

    @Marked
    @Interceptor
    @Priority(1)
    public static class Marking {
        @AroundInvoke
        Object mark(InvocationContext call) throws Exception {
            return "marked " + call.proceed();
        }
    }

    @Marked
    @Path("/guarded")
    @ApplicationScoped
    public static class Guarded {
        @GET
        public String plain() {
            return "plain";
        }
    }

    @Path("/failing")
    public static class Failing {
        @GET
        public String fail() {
            throw new IllegalArgumentException("no");
        }
    }

    @Provider
    @ApplicationScoped
    public static class Mapper implements ExceptionMapper<IllegalArgumentException> {
        @Inject
        private Log log;

        @Override
        public Response toResponse(IllegalArgumentException failure) {
            return Response.status(409).entity("mapped with " + log.destroyed()).build();
        }
    }

    @Path("/field")
    public static class WithContextField {
        @Context
        UriInfo uris;

        @GET
        public List<String> get() {
            return List.of(uris.getPath());
        }
    }
}
