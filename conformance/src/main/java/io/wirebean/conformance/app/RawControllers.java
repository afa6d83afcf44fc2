// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Controllers that take whole messages; each answers {@code over} as the suite's proof of silence. */
public final class RawControllers {

    private RawControllers() {}

    /** Text in, text out; silent where it is told to be, and failing. */
    @WSController(value = "/raw/text", format = "raw")
    public static class Text {
        @OnWSConnection
        String opened() {
            return "welcome";
        }

        @OnWSMessage
        @Nullable
        String text(String text) {
            if (text.equals("fail")) {
                throw new IllegalStateException("secret");
            }
            return text.equals("silent") ? null : text;
        }
    }

    /** Bytes in, bytes out, backwards. */
    @WSController(value = "/raw/bytes", format = "raw")
    public static class Bytes {
        @OnWSMessage
        byte[] bytes(byte[] data) {
            byte[] turned = new byte[data.length];
            for (int i = 0; i < data.length; i++) {
                turned[i] = data[data.length - 1 - i];
            }
            return turned;
        }
    }

    /** A buffer in, a buffer out. */
    @WSController(value = "/raw/buffer", format = "raw")
    public static class Buffer {
        @OnWSMessage
        ByteBuffer buffer(ByteBuffer data) {
            return ByteBuffer.wrap((data.remaining() + " bytes").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A record in, a record out, as JSON. */
    @WSController(value = "/raw/record", format = "raw")
    public static class Record {
        @OnWSMessage
        Item item(Item item) {
            return new Item(item.name() + "!", item.count() + 1);
        }
    }

    /** A JSON object in, its size out. */
    @WSController(value = "/raw/json", format = "raw")
    public static class Json {
        @OnWSMessage
        int size(JsonObject object) {
            return object.size();
        }
    }

    /** Sends without having been asked: events have no name here. */
    @WSController(value = "/raw/sends", format = "raw")
    public static class Sends {
        @OnWSMessage
        void send(Connection me, String text) {
            me.send("ignored", text);
            me.send("ignored", new Item("item", 1));
            me.send("ignored", null);
            me.send("ignored", "over");
        }
    }
}
