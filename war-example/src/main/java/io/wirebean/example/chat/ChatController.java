// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.AttributeKey;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The chat's rooms: over WebSocket for those inside, over REST for those who look for one. */
@WSController("/chat/{room}")
@Path("/rooms")
public class ChatController {

    private static final AttributeKey<Person> PERSON = AttributeKey.of("chat.person", Person.class);

    private final History history = new History();

    @Inject
    Connections connections;

    @Inject
    Clock clock;

    // tag::joined[]
    @OnWSConnection
    void joined(
            Connection me, @FromPath("room") String room, @FromQuery(value = "username", orElse = "") Person person) {
        me.attribute(PERSON, person);
        me.join(room);
        connections.room(room).except(me).send("joined", person);
    }
    // end::joined[]

    // tag::say[]
    @OnWSMessage("say")
    @WSBroadcast(event = "said", room = "{room}")
    Said say(Connection me, @FromPath("room") String room, @Nullable Say say) {
        var said = new Said(person(me).username(), Say.textOf(say), clock.instant());
        history.add(room, said);
        return said;
    }
    // end::say[]

    // tag::typing[]
    @OnWSMessage("typing")
    @WSBroadcast(room = "{room}", exceptSender = true)
    Person typing(Connection me) {
        return person(me);
    }
    // end::typing[]

    // tag::who[]
    @OnWSMessage("who")
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
    List<Said> history(@FromPath("room") String room, @FromPayload("last") Optional<Integer> last) {
        return history.last(room, last.orElse(History.KEPT));
    }
    // end::history[]

    // tag::left[]
    @OnWSDisconnection
    void left(Connection me, @FromPath("room") String room) {
        connections.room(room).send("left", person(me));
        history.forgetIf(room, empty -> connections.room(empty).count() == 0);
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

    private static Person person(Connection connection) {
        return connection.attribute(PERSON).orElse(new Person(""));
    }
}
