// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Connections;
import io.wirebean.DisconnectRequest;
import io.wirebean.Identity;
import io.wirebean.conformance.app.Gates;
import io.wirebean.conformance.app.Journal;
import io.wirebean.security.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;

/** Tells the suites what the application has seen, and does for them what an administrator would. */
@Path("/office")
@ApplicationScoped
@Produces("text/plain;charset=UTF-8")
public class Office {

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    @Inject
    Connections connections;

    @Inject
    Tickets tickets;

    @Inject
    Event<DisconnectRequest> requests;

    /** The entries under a key, a line each. */
    @GET
    @Path("journal")
    public String journal(@QueryParam("key") String key, @QueryParam("atLeast") int atLeast)
            throws InterruptedException {
        return String.join("\n", journal.read(key, atLeast));
    }

    @POST
    @Path("open")
    public void open(@QueryParam("gate") String gate) {
        gates.open(gate);
    }

    @POST
    @Path("ticket")
    public String ticket(@QueryParam("user") String user, @QueryParam("nanos") @DefaultValue("0") long nanos) {
        Identity identity = Identity.of(user).roles("ticketed").build();
        return nanos == 0 ? tickets.issue(identity) : tickets.issue(identity, Duration.ofNanos(nanos));
    }

    @POST
    @Path("revoke")
    public int revoke(@QueryParam("user") String user) {
        return connections.user(user).revoke();
    }

    @POST
    @Path("disconnect")
    public int disconnect(
            @QueryParam("user") String user, @QueryParam("device") String device, @QueryParam("code") int code) {
        return connections.device(user, device).disconnect(code, "from " + device);
    }

    @POST
    @Path("request")
    public void request(
            @QueryParam("user") String user, @QueryParam("device") String device, @QueryParam("how") String how) {
        var request = new DisconnectRequest(user, device, 4100, "asked " + how);
        if (how.equals("async")) {
            requests.fireAsync(request);
        } else {
            requests.fire(request);
        }
    }

    @POST
    @Path("gain")
    public void gain(@QueryParam("user") String user, @QueryParam("role") String role) {
        connections
                .user(user)
                .replaceIdentity(identity -> identity.toBuilder().roles(role).build());
    }

    @POST
    @Path("rename")
    public int rename(@QueryParam("user") String user, @QueryParam("name") String name) {
        return connections.user(user).replaceIdentity(identity -> Identity.of(name)
                .build());
    }

    @POST
    @Path("push")
    public int push(@QueryParam("topic") String topic, @QueryParam("value") String value) {
        return connections.watching(topic).send("pushed", value).total();
    }

    @GET
    @Path("count")
    public int count(@QueryParam("user") String user) {
        return connections.user(user).count();
    }
}
