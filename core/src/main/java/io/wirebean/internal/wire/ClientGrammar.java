// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static io.wirebean.internal.wire.HeadMember.AUTH;
import static io.wirebean.internal.wire.HeadMember.DATA;
import static io.wirebean.internal.wire.HeadMember.EVENT;
import static io.wirebean.internal.wire.HeadMember.ID;
import static io.wirebean.internal.wire.HeadMember.PARAMS;
import static io.wirebean.internal.wire.HeadMember.PATH;
import static io.wirebean.internal.wire.HeadMember.PING;
import static io.wirebean.internal.wire.HeadMember.TIMEOUT;
import static io.wirebean.internal.wire.HeadMember.UNWATCH;
import static io.wirebean.internal.wire.HeadMember.WATCH;

import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which heads a client may send in the format {@code json}, and what they mean. */
final class ClientGrammar {

    private static final Pattern POSITIVE_INTEGER = Pattern.compile("[1-9][0-9]*");

    private final JsonLimits limits;
    private final Names names = new Names();

    ClientGrammar(JsonLimits limits) {
        this.limits = limits;
    }

    Envelope read(String text) {
        try {
            return read(HeadScanner.scanObject(text));
        } catch (JsonSyntaxException e) {
            return new Envelope.Malformed(null, e.sentence());
        }
    }

    private Envelope read(Head head) {
        String id = head.repeats(ID) ? null : head.raw(ID);
        if (id != null && !isStringOrNumber(id)) {
            return new Envelope.Malformed(null, "\"id\" must be a string or a number");
        }
        String why = structureFault(head);
        if (why != null) {
            return new Envelope.Malformed(id, why);
        }
        HeadMember form = head.form();
        return form == null ? formless(head, id) : ofForm(form, head, id);
    }

    private static Envelope formless(Head head, @Nullable String id) {
        boolean reply = id != null && head.raw(DATA) != null;
        return new Envelope.Malformed(id, reply ? "a reply is not taken here" : "the message has no \"event\"");
    }

    private Envelope ofForm(HeadMember form, Head head, @Nullable String id) {
        HeadMember second = head.besides(form);
        if (second != null) {
            return new Envelope.Malformed(
                    id, "the message mixes \"" + form.json() + "\" and \"" + second.json() + "\"");
        }
        return switch (form) {
            case EVENT -> event(head, id);
            case AUTH -> authentication(head, id);
            case WATCH, UNWATCH -> subscription(form, head, id);
            case PING -> pong(head);
            case PONG -> new Envelope.Ignored();
            default -> new Envelope.Malformed(id, article(form) + " \"" + form.json() + "\" message is not taken here");
        };
    }

    private @Nullable String structureFault(Head head) {
        HeadMember repeated = head.repeated();
        return repeated == null
                ? limits.passedBy(head.depth(), head.size())
                : "the member \"" + repeated.json() + "\" stands twice";
    }

    private Envelope event(Head head, @Nullable String id) {
        String event = head.string(EVENT, names);
        if (event == null) {
            return new Envelope.Malformed(id, "\"event\" must be a string");
        }
        String why = eventFault(event, head);
        if (why != null) {
            return new Envelope.Malformed(id, why);
        }
        String path = head.raw(PATH);
        String data = head.raw(DATA);
        return new Envelope.Message(
                event,
                path == null ? null : JsonStrings.unquote(path),
                id,
                new Payload.Json(data == null ? "null" : data));
    }

    private static @Nullable String eventFault(String event, Head head) {
        String name = nameFault(event);
        if (name != null) {
            return name;
        }
        String path = head.raw(PATH);
        if (path != null && !JsonStrings.isString(path)) {
            return "\"path\" must be a string";
        }
        String params = head.raw(PARAMS);
        if (params != null && params.charAt(0) != '{') {
            return "\"params\" must be an object";
        }
        String timeout = head.raw(TIMEOUT);
        if (timeout != null && !POSITIVE_INTEGER.matcher(timeout).matches()) {
            return "\"timeout\" must be a positive integer, in milliseconds";
        }
        return null;
    }

    private static @Nullable String nameFault(String name) {
        if (name.isEmpty()) {
            return "\"event\" must not be empty";
        }
        if (name.startsWith("$")) {
            return "events that begin with \"$\" are Wirebean's own";
        }
        return name.equals("error") ? "the event \"error\" is Wirebean's own" : null;
    }

    private static Envelope authentication(Head head, @Nullable String id) {
        String token = head.leading(AUTH);
        return JsonStrings.isString(token) && token.length() > 2
                ? new Envelope.Authentication(JsonStrings.unquote(token), id)
                : new Envelope.Malformed(id, "\"auth\" must be a string that is not empty");
    }

    private Envelope subscription(HeadMember form, Head head, @Nullable String id) {
        String topic = head.string(form, names);
        if (topic == null || topic.isEmpty()) {
            return new Envelope.Malformed(id, "\"" + form.json() + "\" must be a topic, a string that is not empty");
        }
        return form == WATCH ? new Envelope.Watch(topic, id) : new Envelope.Unwatch(topic, id);
    }

    private static Envelope pong(Head head) {
        String token = head.leading(PING);
        return isStringOrNumber(token)
                ? new Envelope.Answered(new TextFrame("{\"pong\":" + token + "}"))
                : new Envelope.Malformed(null, "\"ping\" must be a string or a number");
    }

    private static boolean isStringOrNumber(String json) {
        char c = json.charAt(0);
        return c == '"' || c == '-' || c >= '0' && c <= '9';
    }

    private static String article(HeadMember form) {
        return "aeiou".indexOf(form.json().charAt(0)) < 0 ? "a" : "an";
    }
}
