// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Selections as JSON, an object of one member that says which kind it is: {@code {"room":"lobby"}}, {@code {"device":["u7","phone"]}},
 * {@code {"union":[{"user":"u7"},{"user":"u8"}]}}. What is united or left out in a row stands in one array.
 */
final class SelectionJson {

    /** How deep selections nest at most, on both ways; a row of any length is one level. */
    static final int MAX_DEPTH = 64;

    private static final String EVERYONE = "everyone";
    private static final String ROOM = "room";
    private static final String USER = "user";
    private static final String DEVICE = "device";
    private static final String WATCHING = "watching";
    private static final String IDS = "ids";
    private static final String CONTROLLER = "controller";
    private static final String FILTER = "filter";
    private static final String UNION = "union";
    private static final String INTERSECTION = "intersection";
    private static final String DIFFERENCE = "difference";

    private static final List<String> KINDS =
            List.of(EVERYONE, ROOM, USER, DEVICE, WATCHING, IDS, CONTROLLER, FILTER, UNION, INTERSECTION, DIFFERENCE);

    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    /** One selection made of two. */
    private record Pair(String kind, Selection first, Selection second) {

        static @Nullable Pair of(Selection selection) {
            if (selection instanceof Selection.Union union) {
                return new Pair(UNION, union.one(), union.other());
            }
            if (selection instanceof Selection.Intersection both) {
                return new Pair(INTERSECTION, both.one(), both.other());
            }
            return selection instanceof Selection.Difference difference
                    ? new Pair(DIFFERENCE, difference.from(), difference.without())
                    : null;
        }
    }

    /** @throws IllegalArgumentException if it has a predicate, which is no data, or nests too deep */
    JsonObject write(Selection selection) {
        return write(selection, 1);
    }

    /** @throws IllegalArgumentException if it is no selection; the text names the member */
    Selection read(JsonObject selection) {
        return read(selection, 1);
    }

    private JsonObject write(Selection selection, int depth) {
        checkDepth(depth);
        Pair pair = Pair.of(selection);
        if (pair == null) {
            return single(selection);
        }
        JsonArrayBuilder row = json.createArrayBuilder();
        row(pair).forEach(each -> row.add(write(each, depth + 1)));
        return json.createObjectBuilder().add(pair.kind(), row).build();
    }

    /** What is put together in the same way from the left, so that a loop over {@code unite} does not nest. */
    private static Deque<Selection> row(Pair last) {
        Deque<Selection> row = new ArrayDeque<>();
        Pair pair = last;
        Selection left = last.first();
        while (pair != null && pair.kind().equals(last.kind())) {
            row.addFirst(pair.second());
            left = pair.first();
            pair = Pair.of(left);
        }
        row.addFirst(left);
        return row;
    }

    private JsonObject single(Selection selection) {
        if (selection instanceof Selection.Everyone) {
            return json.createObjectBuilder().add(EVERYONE, true).build();
        }
        if (selection instanceof Selection.Device device) {
            return named(DEVICE, List.of(device.user(), device.name()));
        }
        return selection instanceof Selection.Ids ids
                ? named(IDS, ids.ids().stream().sorted().toList())
                : ofOneName(selection);
    }

    private JsonObject ofOneName(Selection selection) {
        if (selection instanceof Selection.Room room) {
            return named(ROOM, room.name());
        }
        if (selection instanceof Selection.User user) {
            return named(USER, user.name());
        }
        if (selection instanceof Selection.Watching watching) {
            return named(WATCHING, watching.topic().name());
        }
        if (selection instanceof Selection.Of of) {
            return named(CONTROLLER, of.controller());
        }
        if (selection instanceof Selection.Accepted accepted) {
            return named(FILTER, accepted.filter());
        }
        throw new IllegalArgumentException("an audience with a predicate is no data and stays where it was made: "
                + "make the predicate a bean that implements AudienceFilter, and name it by where(Class)");
    }

    private JsonObject named(String kind, String name) {
        return json.createObjectBuilder().add(kind, name).build();
    }

    private JsonObject named(String kind, List<String> names) {
        return json.createObjectBuilder()
                .add(kind, json.createArrayBuilder(names))
                .build();
    }

    private Selection read(JsonObject selection, int depth) {
        checkDepth(depth);
        if (selection.size() != 1) {
            throw new IllegalArgumentException(
                    "a selection is an object of one member, such as {\"room\":\"lobby\"}; this has "
                            + (selection.isEmpty() ? "none" : String.join(", ", quoted(selection))));
        }
        Map.Entry<String, JsonValue> member = selection.entrySet().iterator().next();
        return read(member.getKey(), member.getValue(), depth);
    }

    private Selection read(String kind, JsonValue value, int depth) {
        return switch (kind) {
            case EVERYONE -> everyone(value);
            case ROOM -> new Selection.Room(text(kind, value));
            case USER -> new Selection.User(text(kind, value));
            case DEVICE -> device(texts(kind, value));
            case WATCHING -> watching(text(kind, value));
            case IDS -> new Selection.Ids(new HashSet<>(texts(kind, value)));
            case CONTROLLER -> new Selection.Of(text(kind, value));
            case FILTER -> new Selection.Accepted(text(kind, value));
            case UNION -> row(kind, value, depth, Selection.Union::new);
            case INTERSECTION -> row(kind, value, depth, Selection.Intersection::new);
            case DIFFERENCE -> row(kind, value, depth, Selection.Difference::new);
            default ->
                throw new IllegalArgumentException(
                        Misfits.quoted(kind) + " is no kind of selection; " + Suggestion.of(kind, KINDS, ""));
        };
    }

    private static List<String> quoted(JsonObject selection) {
        return selection.keySet().stream()
                .sorted()
                .map(Misfits::quoted)
                .limit(KINDS.size())
                .toList();
    }

    private static Selection everyone(JsonValue value) {
        if (!value.equals(JsonValue.TRUE)) {
            throw misfit(EVERYONE, "true");
        }
        return new Selection.Everyone();
    }

    private static Selection device(List<String> names) {
        if (names.size() != 2) {
            throw misfit(DEVICE, "an array of two strings, a user and a device");
        }
        return new Selection.Device(names.get(0), names.get(1));
    }

    private static Selection watching(String topic) {
        if (!Topic.isTopic(topic)) {
            throw misfit(WATCHING, "a topic, " + Topic.SYNTAX);
        }
        return new Selection.Watching(new Topic(topic));
    }

    private Selection row(String kind, JsonValue value, int depth, BinaryOperator<Selection> pair) {
        List<Selection> row = new ArrayList<>();
        for (JsonValue each : array(kind, value)) {
            if (!(each instanceof JsonObject object)) {
                throw misfit(kind, "an array of selections, which are objects");
            }
            row.add(read(object, depth + 1));
        }
        if (row.size() < 2) {
            throw misfit(kind, "an array of at least two selections");
        }
        return row.stream().skip(1).reduce(row.get(0), pair);
    }

    private static String text(String kind, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw misfit(kind, "a string");
    }

    private static List<String> texts(String kind, JsonValue value) {
        List<String> texts = new ArrayList<>();
        for (JsonValue each : array(kind, value)) {
            if (!(each instanceof JsonString text)) {
                throw misfit(kind, "an array of strings");
            }
            texts.add(text.getString());
        }
        return texts;
    }

    private static JsonArray array(String kind, JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw misfit(kind, "an array");
    }

    private static IllegalArgumentException misfit(String kind, String what) {
        return new IllegalArgumentException("\"" + kind + "\" of a selection must be " + what);
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a selection nests at most " + MAX_DEPTH + " deep");
        }
    }
}
