// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.request;

import io.wirebean.conformance.Wire;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import jakarta.json.JsonObject;
import java.time.Duration;

/** Has the application send, over a connection of its own. */
final class Clerk implements AutoCloseable {

    /** It comes back when a peer has stopped for good, and a slow machine takes its time for what goes before. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Conversation desk;
    private int requests;

    Clerk(WireClient app) {
        desk = app.within(PATIENCE).upgrade("/clerk").as("clerk").connect();
    }

    /** Writes to everybody in a room until nobody takes more; how many messages the one in it may find. */
    int fills(String room) {
        return object("fill", "'" + room + "'").getJsonArray("data").getInt(0);
    }

    /** Posts text; what is told of it at once. */
    String posts(String room, int count, int size, String policy) {
        return posts(room, "{'count':%d,'size':%d,'policy':'%s'".formatted(count, size, policy));
    }

    /** Posts bytes; what is told of it at once. */
    String postsBytes(String room, int count, int size, String policy) {
        return posts(room, "{'count':%d,'size':%d,'policy':'%s','binary':true".formatted(count, size, policy));
    }

    /** Posts text, of each of so many keys the latest; what is told of it at once. */
    String postsLatest(String room, int count, int keys) {
        return posts(room, "{'count':%d,'size':100,'policy':'LATEST','keys':%d".formatted(count, keys));
    }

    /** Announces to three rooms; what is told of it at once. */
    String announces(String room, String stalled, String doomed) {
        return data("announce", "{'room':'%s','stalled':'%s','doomed':'%s'}".formatted(room, stalled, doomed));
    }

    /** How many bytes live in the server's heap. */
    long heap() {
        return Long.parseLong(data("heap", "null"));
    }

    /** Closes everybody in a room with 4444. */
    void closes(String room) {
        data("close", "'" + room + "'");
    }

    /** What is told at once, in the form in which it is told. */
    static String told(int total, int queued, int overflow, int closed, int displaced) {
        return json("{'closed':%d,'displaced':%d,'failed':0,'overflow':%d,'queued':%d,'total':%d}"
                .formatted(closed, displaced, overflow, queued, total));
    }

    @Override
    public void close() {
        desk.close();
    }

    private String posts(String room, String rest) {
        return data("post", rest + ",'room':'" + room + "'}");
    }

    private String data(String event, String data) {
        return String.valueOf(object(event, data).get("data"));
    }

    private JsonObject object(String event, String data) {
        JsonObject reply =
                Wire.object(desk.sends(request(++requests, event, json(data))).receivesText());
        if (reply.containsKey("error")) {
            throw new AssertionError("the clerk answers " + reply);
        }
        return reply;
    }
}
