// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.SystemCode;
import io.wirebean.WSBroadcast;
import io.wirebean.WSFailureException;
import io.wirebean.internal.model.TextArgument.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who gets what {@link WSBroadcast} sends: a room, a user or a topic, with variables, else the controller's connections. */
@FunctionalInterface
interface BroadcastTarget {

    /** Who gets it, the variables filled. */
    Selection selection(Call call);

    /** One of the three that can be named. */
    enum Named {
        ROOM("room", WSBroadcast::room),
        USER("user", WSBroadcast::user),
        TOPIC("topic", WSBroadcast::topic);

        private final String word;
        private final Function<WSBroadcast, String> written;

        Named(String word, Function<WSBroadcast, String> written) {
            this.word = word;
            this.written = written;
        }

        private Selection selection(String name, int longestTopic) {
            return switch (this) {
                case ROOM -> new Selection.Room(name);
                case USER -> new Selection.User(name);
                case TOPIC -> new Selection.Watching(topic(name, longestTopic));
            };
        }

        /** A peer fills it, and all topics above it are looked up. */
        private static Topic topic(String name, int longest) {
            if (name.length() > longest) {
                throw noTopic(name.length() + " characters are too many, at most " + longest
                        + " may be (wirebean.watch.max-topic-length)");
            }
            if (!Topic.isTopic(name)) {
                throw noTopic(Misfits.quoted(name) + " is none: it is " + Topic.SYNTAX);
            }
            return new Topic(name);
        }

        private static WSFailureException noTopic(String why) {
            return new WSFailureException(
                    SystemCode.VALIDATION_ERROR.name(),
                    SystemCode.VALIDATION_ERROR.status(),
                    "this goes to the watchers of a topic, and " + why);
        }

        static List<Named> in(WSBroadcast broadcast) {
            return Stream.of(values())
                    .filter(each -> !each.written.apply(broadcast).isEmpty())
                    .toList();
        }
    }

    /**
     * @param broadcast names one of the three, or none
     * @param longestTopic how many characters a topic has at most, once it is filled
     */
    static BroadcastTarget of(WSBroadcast broadcast, Class<?> controller, Variables variables, int longestTopic) {
        List<Named> named = Named.in(broadcast);
        if (named.isEmpty()) {
            var all = new Selection.Of(controller.getName());
            return call -> all;
        }
        Named one = named.get(0);
        List<Part> parts = Part.in(one.written.apply(broadcast), variables);
        return call -> {
            var name = new StringBuilder();
            for (Part part : parts) {
                name.append(part.text(call));
            }
            return one.selection(name.toString(), longestTopic);
        };
    }

    /** Whether it names one at most, and whether that can be filled. */
    static void check(WSBroadcast broadcast, String place, Variables variables, Consumer<Problem> problems) {
        List<Named> named = Named.in(broadcast);
        if (named.size() > 1) {
            problems.accept(Problems.broadcastTwice(
                    named.stream().map(each -> each.word).toList(), place));
        }
        for (Named each : named) {
            String written = each.written.apply(broadcast);
            List<String> unknown = Part.variablesOf(written).stream()
                    .filter(name -> !variables.names().contains(name)
                            || !variables.without(name).isEmpty())
                    .toList();
            if (variables.complete() && !unknown.isEmpty()) {
                problems.accept(
                        Problems.broadcastVariable(each.word, written, unknown.get(0), variables.names(), place));
            }
            if (each == Named.TOPIC && !Topic.isTopic(Part.filled(written))) {
                problems.accept(TopicProblems.broadcast(written, place));
            }
        }
    }

    /** A part of a name. */
    @FunctionalInterface
    interface Part {

        /** A variable of a path in braces. */
        Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

        /** The text for one call. */
        String text(Call call);

        /** The names in braces, in order. */
        static List<String> variablesOf(String name) {
            return VARIABLE.matcher(name).results().map(found -> found.group(1)).toList();
        }

        /** With something for each variable. */
        static String filled(String name) {
            return VARIABLE.matcher(name).replaceAll("x");
        }

        /** Literal text and variables of a name, in order. */
        static List<Part> in(String name, Variables variables) {
            List<Part> parts = new ArrayList<>();
            Matcher found = VARIABLE.matcher(name);
            int end = 0;
            while (found.find()) {
                parts.add(literal(name.substring(end, found.start())));
                Source source = variables.source(found.group(1));
                parts.add(call -> String.join("", source.values(call)));
                end = found.end();
            }
            parts.add(literal(name.substring(end)));
            return List.copyOf(parts);
        }

        private static Part literal(String text) {
            return call -> text;
        }
    }
}
