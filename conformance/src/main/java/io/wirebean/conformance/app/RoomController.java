// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.AttributeKey;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.SendReport;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rooms and broadcasts. */
@WSController("/rooms/{room}")
public class RoomController {

    private static final AttributeKey<String> NAME = AttributeKey.of("name", String.class);

    @Inject
    Connections connections;

    @Inject
    Gates gates;

    @OnWSConnection
    void joined(
            Connection me, @FromPath("room") String room, @FromQuery(value = "name", orElse = "nobody") String name) {
        me.attribute(NAME, name);
        me.join(room);
    }

    @OnWSMessage("say")
    @WSBroadcast(event = "said", room = "{room}")
    @Nullable
    String say(String text) {
        return text.isEmpty() ? null : text;
    }

    @OnWSMessage("hint")
    @WSBroadcast(room = "{room}", exceptSender = true)
    String hint(String text) {
        return text;
    }

    @OnWSMessage("slow")
    @WSBroadcast(room = "{room}")
    CompletionStage<String> slow(String gate) {
        return gates.gate(gate).thenApply(opened -> "slow");
    }

    @OnWSMessage("failing")
    @WSBroadcast(room = "{room}")
    String failing() {
        throw new IllegalStateException("secret");
    }

    @OnWSMessage("all")
    @WSBroadcast(event = "toAll")
    String all(String text) {
        return text;
    }

    @OnWSMessage("tell")
    List<Integer> tell(@FromPath("room") String room, String name) {
        SendReport report =
                connections.room(room).where(one -> name.equals(name(one))).send("told", name);
        return List.of(report.queued(), report.dropped(), report.total());
    }

    @OnWSMessage("others")
    int others(Connection me, @FromPath("room") String room) {
        return connections.room(room).except(me).send("other").queued();
    }

    @OnWSMessage("who")
    List<String> who(@FromPath("room") String room) {
        return connections.room(room).of(RoomController.class).connections().stream()
                .map(RoomController::name)
                .sorted()
                .collect(Collectors.toList());
    }

    @OnWSMessage("nobody")
    int nobody(@FromPath("room") String room) {
        return connections.room(room).of(ErrorController.class).count();
    }

    @OnWSMessage("find")
    List<Boolean> find(Connection me) {
        return List.of(
                connections.find(me.id()).isPresent(),
                connections.find("no such id").isPresent(),
                connections.everyone().connections().stream()
                        .anyMatch(one -> one.id().equals(me.id())),
                connections.count() >= 1);
    }

    @OnWSMessage("join")
    List<Boolean> join(Connection me, String room) {
        return List.of(
                me.join(room),
                me.join(room),
                me.rooms().contains(room),
                connections.rooms().contains(room));
    }

    @OnWSMessage("leave")
    List<Boolean> leave(Connection me, String room) {
        return List.of(
                me.leave(room),
                me.leave(room),
                me.rooms().contains(room),
                connections.rooms().contains(room));
    }

    @OnWSMessage("joinMany")
    int joinMany(Connection me, int count) {
        for (int i = 0; i < count; i++) {
            me.join(me.id() + " " + i);
        }
        return me.rooms().size();
    }

    private static String name(Connection connection) {
        return connection.attribute(NAME).orElse("nobody");
    }
}
