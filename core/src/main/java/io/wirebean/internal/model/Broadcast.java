// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.TextArgument.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a handler's value is broadcast.
 *
 * @param roomParts literal text and variables of the room's name; empty for all connections of the controller
 */
record Broadcast(String event, String controller, List<Part> roomParts, boolean exceptSender)
        implements HandlerPlan.BroadcastPlan {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    /** A part of a room's name. */
    @FunctionalInterface
    interface Part {

        /** The text for one call. */
        String text(Call call);
    }

    /** The names in braces, in order. */
    static List<String> variablesOf(String room) {
        return VARIABLE.matcher(room).results().map(found -> found.group(1)).toList();
    }

    static List<Part> parts(String room, Variables variables) {
        List<Part> parts = new ArrayList<>();
        Matcher found = VARIABLE.matcher(room);
        int end = 0;
        while (found.find()) {
            parts.add(literal(room.substring(end, found.start())));
            Source source = variables.source(found.group(1));
            parts.add(call -> String.join("", source.values(call)));
            end = found.end();
        }
        if (!room.isEmpty()) {
            parts.add(literal(room.substring(end)));
        }
        return List.copyOf(parts);
    }

    private static Part literal(String text) {
        return call -> text;
    }

    @Override
    public Selection audience(Call call) {
        if (roomParts.isEmpty()) {
            return new Selection.Of(controller);
        }
        var room = new StringBuilder();
        for (Part part : roomParts) {
            room.append(part.text(call));
        }
        return new Selection.Room(room.toString());
    }
}
