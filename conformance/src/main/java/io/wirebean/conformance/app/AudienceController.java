// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.AttributeKey;
import io.wirebean.Audience;
import io.wirebean.AudienceFilter;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSWatch;
import io.wirebean.Room;
import io.wirebean.Topic;
import io.wirebean.WSController;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Audiences of all kinds, composed and injected. */
@WSController("/audiences/{room}")
public class AudienceController {

    private static final AttributeKey<String> NAME = AttributeKey.of("audience name", String.class);

    @Inject
    Connections connections;

    @Inject
    @Room("the injected room")
    Audience injected;

    @Inject
    @Topic("the/injected/topic")
    Audience watchers;

    @Inject
    Audience everyone;

    /** Those whose name is short. */
    @ApplicationScoped
    public static class ShortNames implements AudienceFilter {

        @Override
        public boolean accepts(Connection connection) {
            return connection.attribute(NAME).orElse("nobody at all").length() <= 3;
        }
    }

    @OnWSConnection
    void joined(Connection me, @FromPath("room") String room, @FromQuery("name") String name) {
        me.attribute(NAME, name);
        me.join(room);
        me.join(room + " " + name.charAt(0));
    }

    @OnWSMessage("join")
    void join(Connection me, String room) {
        me.join(room);
    }

    @OnWSWatch("the/{rest:*}")
    void watch() {}

    /** To those with short names, but for the sender. */
    @OnWSMessage("short")
    int toShortNames(Connection me, @FromPath("room") String room) {
        return connections
                .room(room)
                .except(me)
                .where(ShortNames.class)
                .send("short")
                .total();
    }

    /** To the two rooms of a first letter, whoever is in both once. */
    @OnWSMessage("letters")
    int toLetters(String letters, @FromPath("room") String room) {
        return letters.chars()
                .mapToObj(letter -> connections.room(room + " " + (char) letter))
                .reduce(Audience::unite)
                .orElseThrow()
                .intersect(connections.room(room))
                .send("letters")
                .total();
    }

    /** To each in the room its own name. */
    @OnWSMessage("names")
    int names(@FromPath("room") String room) {
        return connections
                .room(room)
                .sendEach("you are", connection -> connection.attribute(NAME).orElseThrow())
                .total();
    }

    @OnWSMessage("ids")
    int toIds(List<String> ids) {
        return connections.ids(ids).send("chosen").total();
    }

    @OnWSMessage("id")
    String id(Connection me) {
        return me.id();
    }

    @OnWSMessage("injected")
    List<Integer> injected() {
        return List.of(
                injected.send("room").total(),
                watchers.send("topic").total(),
                everyone.intersect(injected).send("both").total());
    }
}
