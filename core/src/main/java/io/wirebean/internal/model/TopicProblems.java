// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong with the methods of topics. */
final class TopicProblems {

    private TopicProblems() {}

    /** @param why what the reader of topics complains about */
    static Problem syntax(String topic, String why, String place) {
        return new Problem(
                ProblemCode.TOPIC_SYNTAX,
                "The topic \"" + topic + "\" cannot be read",
                List.of(place),
                why,
                "write segments between slashes, such as order/{id}, and {rest:*} at the end for all that is left");
    }

    static Problem broadcast(String topic, String place) {
        return new Problem(
                ProblemCode.TOPIC_SYNTAX,
                "The topic \"" + topic + "\" of @WSBroadcast cannot be read",
                List.of(place),
                "it has an empty segment, or a slash at an end",
                "write segments that are not empty between slashes, such as order/{id}");
    }

    static Problem injected(String topic, String place) {
        return new Problem(
                ProblemCode.TOPIC_SYNTAX,
                "The audience of the topic \"" + topic + "\" cannot be injected",
                List.of(place),
                topic.indexOf('{') < 0
                        ? "it has an empty segment, or a slash at an end"
                        : "nothing fills its variables",
                "write a topic such as order/42, or inject Connections and call watching(…) there");
    }

    /** @param methods such as {@code watch methods} */
    static Problem twoMethods(String methods, String topic, List<String> places) {
        return new Problem(
                ProblemCode.TWO_WATCH_METHODS,
                "Two " + methods + " are for the topic \"" + topic + "\"",
                places,
                "nothing says which of them is called",
                "make one method of them, or give one of them another topic");
    }

    static Problem watchWithoutEvents(String format, String place) {
        return new Problem(
                ProblemCode.WATCH_WITHOUT_EVENTS,
                "A watch method stands on a controller whose messages have no events",
                List.of(place),
                "in the wire format \"" + format + "\" nobody can ask to watch a topic",
                "write @WSController(format = \"json\"), or let whoever is to get the messages join a room");
    }

    static Problem rate(String written, String place) {
        return new Problem(
                ProblemCode.WATCH_RATE,
                "The rate \"" + written + "\" of a topic cannot be read",
                List.of(place),
                null,
                "it must be " + SettingKind.DURATION.expected() + "; left out, updates go as they come");
    }

    static Problem unwatchReturns(String place) {
        return new Problem(
                ProblemCode.UNWATCH_RETURNS,
                "An unwatch method returns something",
                List.of(place),
                "the watch is over, so nobody waits for it",
                "declare it void");
    }

    /** @param known the topics of the watch methods */
    static Problem unwatchOfNothing(String topic, Collection<String> known, String place) {
        return new Problem(
                ProblemCode.UNWATCH_OF_NOTHING,
                "An unwatch method is for the topic \"" + topic + "\", which no watch method takes",
                List.of(place),
                "nobody may watch it, so it would never be called",
                Suggestion.of(topic, known, "add a method with @OnWSWatch(\"" + topic + "\")"));
    }
}
