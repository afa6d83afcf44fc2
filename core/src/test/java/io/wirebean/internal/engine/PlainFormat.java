// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Outgoing;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.time.Duration;

/**
 * The format of the engine's unit tests. In: {@code event#id}, {@code auth:token#id}, {@code watch:topic#id},
 * {@code unwatch:topic#id}. Out: {@code event=data}, {@code event@topic=data}, {@code #id=data}, {@code #id!CODE},
 * {@code watch:topic=state}, {@code unwatch:topic!CODE}.
 */
enum PlainFormat implements WireFormat {
    ONE,
    ANOTHER;

    @Override
    public boolean hasEvents() {
        return true;
    }

    @Override
    public Envelope read(Frame frame) {
        String text = ((TextFrame) frame).text();
        if (text.startsWith("?")) {
            return new Envelope.Malformed(null, "it begins with a question mark");
        }
        String[] parts = text.split("#");
        String id = parts.length == 1 ? null : parts[1];
        String what = parts[0].substring(parts[0].indexOf(':') + 1);
        if (text.startsWith("auth:")) {
            return new Envelope.Authentication(what, id);
        }
        if (text.startsWith("watch:")) {
            return new Envelope.Watch(what, id);
        }
        if (text.startsWith("unwatch:")) {
            return new Envelope.Unwatch(what, id);
        }
        return new Message(parts[0], null, id, new Payload.Json("null"));
    }

    @Override
    public Frame event(Outgoing message, PayloadCodec codec) {
        String topic = message.topic() == null ? "" : "@" + message.topic();
        return new TextFrame(message.event() + topic + "=" + codec.encode(message.data()));
    }

    @Override
    public Frame reply(String id, Object data, PayloadCodec codec) {
        return new TextFrame("#" + id + "=" + codec.encode(data));
    }

    @Override
    public Frame failure(String id, Failure failure, PayloadCodec codec) {
        String details = failure.details() == null ? "" : ":" + codec.encode(failure.details());
        return new TextFrame((id == null ? "" : "#" + id) + "!" + failure.code() + details);
    }

    @Override
    public Frame watched(String topic, Object state, PayloadCodec codec) {
        return new TextFrame("watch:" + topic + "=" + codec.encode(state));
    }

    @Override
    public Frame unwatched(String topic, Failure why, PayloadCodec codec) {
        String details = why.details() == null ? "" : ":" + codec.encode(why.details());
        return new TextFrame("unwatch:" + topic + "!" + why.code() + details);
    }

    @Override
    public Frame reconnect(Duration after, PayloadCodec codec) {
        return new TextFrame("back in " + after.toMillis());
    }
}
