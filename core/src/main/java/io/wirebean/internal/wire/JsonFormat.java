// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import io.wirebean.Outgoing;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format {@code json}: one JSON object a message, events with names, replies and failures by id. */
public final class JsonFormat implements WireFormat {

    private final ClientGrammar grammar;

    public JsonFormat(JsonLimits limits) {
        this.grammar = new ClientGrammar(limits);
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean hasEvents() {
        return true;
    }

    @Override
    public Envelope read(Frame frame) {
        try {
            return grammar.read(frame.asText());
        } catch (CharacterCodingException e) {
            return new Envelope.Malformed(null, "the message is not UTF-8");
        }
    }

    /** An event has no member for what it has not; a reply always has one for its data. */
    @Override
    public Frame event(Outgoing message, PayloadCodec codec) {
        // in one concatenation, without texts in between: this is on the path of every message
        String event = JsonStrings.quotable(message.event());
        String address = address(message, codec);
        Object data = message.data();
        return new TextFrame(
                data == null
                        ? "{\"event\":\"" + event + '"' + address + '}'
                        : "{\"event\":\"" + event + '"' + address + ",\"data\":" + codec.encode(data) + '}');
    }

    @Override
    public Frame reply(String id, @Nullable Object data, PayloadCodec codec) {
        return new TextFrame("{\"id\":" + id + ",\"data\":" + codec.encode(data) + "}");
    }

    @Override
    public Frame failure(@Nullable String id, Failure failure, PayloadCodec codec) {
        String head = id == null ? "{\"event\":\"error\"" : "{\"id\":" + id;
        return new TextFrame(head + ",\"error\":" + error(failure, codec) + "}");
    }

    @Override
    public Frame reconnect(Duration after, PayloadCodec codec) {
        return event(Outgoing.of("$reconnect", Map.of("afterMs", after.toMillis())), codec);
    }

    /** What a watcher begins with; it always has data, as a reply has. */
    @Override
    public Frame watched(String topic, @Nullable Object state, PayloadCodec codec) {
        return new TextFrame("{\"watch\":" + JsonStrings.quote(topic) + ",\"data\":" + codec.encode(state) + "}");
    }

    @Override
    public Frame unwatched(String topic, Failure why, PayloadCodec codec) {
        return new TextFrame("{\"unwatch\":" + JsonStrings.quote(topic) + ",\"error\":" + error(why, codec) + "}");
    }

    private static String address(Outgoing message, PayloadCodec codec) {
        String place = place(message.path(), message.topic());
        return message.params().isEmpty() ? place : place + ",\"params\":" + codec.encode(message.params());
    }

    private static String place(@Nullable String path, @Nullable String topic) {
        String ofPath = path == null ? "" : ",\"path\":" + JsonStrings.quote(path);
        return topic == null ? ofPath : ofPath + ",\"topic\":" + JsonStrings.quote(topic);
    }

    private static String error(Failure failure, PayloadCodec codec) {
        var json = new StringBuilder("{\"code\":")
                .append(JsonStrings.quote(failure.code()))
                .append(",\"message\":")
                .append(JsonStrings.quote(failure.message()));
        if (failure.details() != null) {
            json.append(",\"details\":").append(codec.encode(failure.details()));
        }
        if (failure.ref() != null) {
            json.append(",\"ref\":").append(JsonStrings.quote(failure.ref()));
        }
        return json.append('}').toString();
    }
}
