// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong with a controller's class and paths. */
final class ControllerProblems {

    private ControllerProblems() {}

    static Problem finalController(String place) {
        return new Problem(
                ProblemCode.FINAL_CONTROLLER,
                "A controller is final",
                List.of(place),
                "the container calls it through a proxy, which is a subclass",
                "remove final from the class; a record is always final: make it a class");
    }

    static Problem noConstructor(String place) {
        return new Problem(
                ProblemCode.NO_CONSTRUCTOR,
                "A controller has no constructor without parameters",
                List.of(place),
                "the container calls it through a proxy, which is a subclass made by that constructor",
                "add one, package-private or wider, beside the one with @Inject");
    }

    static Problem scope(String scope, String place) {
        return new Problem(
                ProblemCode.CONTROLLER_SCOPE,
                "A controller is @" + scope,
                List.of(place),
                "no HTTP session and no conversation is active when a message arrives",
                "make it @ApplicationScoped, @RequestScoped, @Dependent or @WSConnectionScoped");
    }

    static Problem messageSize(int bytes, String place) {
        return new Problem(
                ProblemCode.MESSAGE_SIZE,
                "A controller takes messages of at most " + bytes + " bytes",
                List.of(place),
                null,
                "let maxMessageBytes be above 0, or leave it out: wirebean.inbound.max-message-bytes holds then");
    }

    static Problem heartbeat(String written, String place) {
        return new Problem(
                ProblemCode.HEARTBEAT,
                "The heartbeat \"" + written + "\" cannot be read",
                List.of(place),
                null,
                "it must be " + SettingKind.DURATION_OR_OFF.expected()
                        + "; left out, wirebean.heartbeat.interval holds");
    }

    /** @param why what the reader of paths complains about */
    static Problem pathSyntax(String path, String why, String place) {
        return new Problem(
                ProblemCode.PATH_SYNTAX,
                "The path \"" + path + "\" cannot be read",
                List.of(place),
                why,
                "write segments and {variables}; at the end {rest:*} in a URL, * in the path of an event");
    }

    /** @param what has the placeholder, as a word */
    static Problem placeholderWithoutValue(String what, String written, String key, String place) {
        return new Problem(
                ProblemCode.PLACEHOLDER_WITHOUT_VALUE,
                "The " + what + " \"" + written + "\" has a placeholder without a value",
                List.of(place),
                "\"" + key + "\" is not configured",
                "configure it, or give it a default: ${" + key + ":…}");
    }

    static Problem pathTwice(String first, String second, String place) {
        return new Problem(
                ProblemCode.PATH_TWICE,
                "A controller has the same path twice",
                List.of(place),
                "\"" + first + "\" and \"" + second + "\" take the same URLs",
                "remove one of them");
    }

    /** @param event as a sentence's object: {@code the event "say"} */
    static Problem sharedPathEvent(String path, String event, List<String> places) {
        return new Problem(
                ProblemCode.SHARED_PATH_EVENT,
                "Two controllers on the path \"" + path + "\" take " + event,
                places,
                "controllers share a path only if no message is for both",
                "give one of them another event, or its controller another path");
    }

    static Problem sharedPathFormat(String path, String one, String other, List<String> places) {
        return new Problem(
                ProblemCode.SHARED_PATH_FORMAT,
                "Two controllers on the path \"" + path + "\" have different wire formats",
                places,
                "one says \"" + one + "\", the other \"" + other + "\"",
                "give both the same format, or one of them another path");
    }

    static Problem sharedPathMessageSize(String path, int one, int other, List<String> places) {
        return new Problem(
                ProblemCode.SHARED_PATH_MESSAGE_SIZE,
                "Two controllers on the path \"" + path + "\" differ in the size of messages",
                places,
                "one takes " + one + " bytes, the other " + other
                        + "; a connection has one limit, whoever handles the message",
                "write the same maxMessageBytes in both, or leave it out in one");
    }

    static Problem sharedPathHeartbeat(String path, String one, String other, List<String> places) {
        return new Problem(
                ProblemCode.SHARED_PATH_HEARTBEAT,
                "Two controllers on the path \"" + path + "\" differ in their heartbeat",
                places,
                "one says \"" + one + "\", the other \"" + other
                        + "\"; a connection has one, whoever handles its messages",
                "write the same heartbeat in both, or leave it out in one");
    }

    static Problem sharedPathVariables(String one, String other, List<String> places) {
        return new Problem(
                ProblemCode.SHARED_PATH_VARIABLES,
                "Two controllers on one path name its variables differently",
                places,
                "one says \"" + one + "\", the other \"" + other + "\"",
                "write the same path in both");
    }

    static Problem unknownFormat(String format, Collection<String> known, String place) {
        return new Problem(
                ProblemCode.UNKNOWN_FORMAT,
                "There is no wire format \"" + format + "\"",
                List.of(place),
                null,
                Suggestion.of(format, known, "add a bean that implements io.wirebean.spi.WireFormat"));
    }

    static Problem subprotocol(String subprotocol, String place) {
        return new Problem(
                ProblemCode.SUBPROTOCOL,
                "The subprotocol \"" + subprotocol + "\" is no token",
                List.of(place),
                "a token is made of letters, digits and ! # $ % & ' * + - . ^ _ ` | ~",
                "choose a name such as \"chat.v1\"");
    }
}
