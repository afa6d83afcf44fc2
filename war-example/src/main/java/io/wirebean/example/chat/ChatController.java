// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.OnWSWatch;
import io.wirebean.Outgoing;
import io.wirebean.UpgradeDecision;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WSFailureException;
import io.wirebean.WatchState;
import io.wirebean.example.login.Refusal;
import io.wirebean.example.login.Secured;
import io.wirebean.example.login.Tokens;
import io.wirebean.security.BearerGuard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The chat's rooms: over WebSocket for those inside, over REST for those who look for one. */
// tag::guarded[]
@WSController("/chat/{room}")
@Guarded(BearerGuard.class)
@Path("/rooms")
public class ChatController {
    // end::guarded[]

    private static final String STAFF_ONLY = "this room is for staff";

    private final History history = new History();

    @Inject
    Connections connections;

    @Inject
    Tally tally;

    @Inject
    Clock clock;

    // tag::upgrade[]
    @OnWSUpgrade
    UpgradeDecision admit(@FromPath("room") String room, Identity who) {
        return mayEnter(room, who.hasRole(Tokens.STAFF))
                ? UpgradeDecision.accept()
                : UpgradeDecision.refuse(403).json(Refusal.forbidden(STAFF_ONLY));
    }
    // end::upgrade[]

    // tag::joined[]
    @OnWSConnection
    void joined(Connection me, @FromPath("room") String room) {
        me.join(room);
        connections.room(room).except(me).send("joined", person(me));
    }
    // end::joined[]

    // tag::say[]
    @OnWSMessage("say")
    @RolesAllowed(Tokens.MEMBER)
    @WSBroadcast(event = "said", room = "{room}")
    Said say(Connection me, @FromPath("room") String room, @Nullable Say say) {
        var said = new Said(person(me).username(), Say.textOf(say), clock.instant());
        history.add(room, said);
        tally.count(room);
        return said;
    }
    // end::say[]

    // tag::whisper[]
    @OnWSMessage("whisper")
    @RolesAllowed(Tokens.MEMBER)
    Whispered whisper(Connection me, @FromPayload("to") String to, @FromPayload("text") String text) {
        String from = person(me).username();
        var whispered = new Whispered(from, to, Say.textOf(new Say(text)), clock.instant());
        Audience devices = connections.user(to);
        if (devices.count() == 0) {
            throw new WSFailureException("NOT_HERE", 404, to + " is not here");
        }
        devices.unite(connections.user(from)).except(me).send("whispered", whispered);
        return whispered; // for this one device of the sender
    }
    // end::whisper[]

    // tag::typing[]
    @OnWSMessage("typing")
    @RolesAllowed(Tokens.MEMBER)
    void typing(Connection me, @FromPath("room") String room) {
        Person who = person(me);
        var typing = Outgoing.of("typing", who).latest("typing " + who.username());
        connections.room(room).except(me).send(typing);
    }
    // end::typing[]

    // tag::who[]
    @OnWSMessage("who")
    @RolesAllowed(Tokens.MEMBER)
    List<String> who(@FromPath("room") String room) {
        return connections.room(room).connections().stream()
                .map(connection -> person(connection).username())
                .distinct()
                .sorted()
                .toList();
    }
    // end::who[]

    // tag::history[]
    @OnWSMessage("history")
    @RolesAllowed(Tokens.MEMBER)
    List<Said> history(@FromPath("room") String room, @FromPayload("last") Optional<Integer> last) {
        return history.last(room, last.orElse(History.KEPT));
    }
    // end::history[]

    // tag::watch[]
    @OnWSWatch(Tally.TOPIC)
    @RolesAllowed(Tokens.MEMBER)
    WatchState counts(Identity who) {
        return tally.state(who.hasRole(Tokens.STAFF));
    }
    // end::watch[]

    // tag::left[]
    @OnWSDisconnection
    void left(Connection me, @FromPath("room") String room) {
        connections.room(room).send("left", person(me));
        Predicate<String> isEmpty = name -> connections.room(name).count() == 0;
        history.forgetIf(room, isEmpty);
        tally.forgetIf(room, isEmpty);
    }
    // end::left[]

    // tag::rest[]
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Integer> rooms() {
        Map<String, Integer> counts = new TreeMap<>();
        connections
                .rooms()
                .forEach(room -> counts.put(room, connections.room(room).count()));
        counts.values().removeIf(count -> count == 0); // it emptied itself while we were counting
        return counts;
    }
    // end::rest[]

    /** Whether the caller could connect: a browser never tells its page with which status an upgrade was refused. */
    // tag::access[]
    @GET
    @Secured
    @Path("/{room}/access")
    public Response access(@PathParam("room") String room, @Context SecurityContext caller) {
        return mayEnter(room, caller.isUserInRole(Tokens.STAFF))
                ? Response.noContent().build()
                : Refusal.forbidden(STAFF_ONLY).as(403);
    }
    // end::access[]

    private static boolean mayEnter(String room, boolean isStaff) {
        return isStaff || !room.equals(Staff.ROOM);
    }

    private static Person person(Connection connection) {
        return new Person(connection.identity().name());
    }
}
