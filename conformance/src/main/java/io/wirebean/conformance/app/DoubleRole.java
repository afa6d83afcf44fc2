// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connections;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A Jakarta REST resource and a WebSocket controller in one instance, which observes events besides. */
@WSController("/double")
@Path("/double")
public class DoubleRole {

    private final String id = UUID.randomUUID().toString();
    private final AtomicInteger observed = new AtomicInteger();

    @Inject
    Connections connections;

    @Inject
    Event<Happening> happenings;

    /** An event of the application. */
    public record Happening(String name) {}

    @GET
    @Path("instance")
    @Produces("text/plain")
    public String resource() {
        return id;
    }

    @GET
    @Path("tell/{text}")
    @Produces("text/plain")
    public String tell(@PathParam("text") String text) {
        return "told " + connections.of(DoubleRole.class).send("told", text).queued();
    }

    @OnWSMessage("instance")
    String controller() {
        return id;
    }

    @OnWSMessage("fire")
    int fire(String name) {
        happenings.fire(new Happening(name));
        return observed.get();
    }

    void happened(@Observes Happening happening) {
        observed.incrementAndGet();
    }
}
