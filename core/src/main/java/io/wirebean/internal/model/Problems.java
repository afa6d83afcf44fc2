// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong with the handlers of controllers. */
final class Problems {

    private Problems() {}

    /** @param path refines the event; empty for none */
    static Problem duplicateEvent(String event, String path, List<String> places) {
        String refined = path.isEmpty() ? "" : " with the path \"" + path + "\"";
        return new Problem(
                ProblemCode.DUPLICATE_EVENT,
                "Two handlers take the event \"" + event + "\"" + refined,
                places,
                null,
                "give one of them another event: @OnWSMessage(\"…\")");
    }

    /** @param modifier private, static or final */
    static Problem handlerNotCallable(String modifier, String place) {
        return new Problem(
                ProblemCode.HANDLER_NOT_CALLABLE,
                "A handler is " + modifier,
                List.of(place),
                "handlers are called through the container's proxy of the bean, so that interceptors hold",
                "make it package-private, protected or public, not static and not final");
    }

    static Problem twoLifecycleHandlers(HandlerKind kind, List<String> places) {
        return new Problem(
                ProblemCode.TWO_LIFECYCLE_HANDLERS,
                "Two methods of one controller bear " + kind.annotation(),
                places,
                "nothing says which of them comes first",
                "make one method of them");
    }

    static Problem disconnectionReturns(String place) {
        return new Problem(
                ProblemCode.DISCONNECTION_RETURNS,
                "A disconnection handler returns something",
                List.of(place),
                "its connection has ended, so nobody is left to get it",
                "declare it void");
    }

    /** @param exceptions how many exception parameters it has; not 1 */
    static Problem errorHandlerWithoutType(int exceptions, String place) {
        return new Problem(
                ProblemCode.ERROR_HANDLER_WITHOUT_TYPE,
                "An error handler has " + (exceptions == 0 ? "no" : exceptions) + " exception parameter"
                        + (exceptions == 0 ? "" : "s"),
                List.of(place),
                "the type of its one exception parameter says which failures it takes",
                exceptions == 0 ? "add one, such as IllegalStateException failure" : "write one method for each");
    }

    static Problem twoErrorHandlers(Class<?> exception, boolean global, List<String> places) {
        return new Problem(
                ProblemCode.TWO_ERROR_HANDLERS,
                "Two " + (global ? "global " : "") + "error handlers take " + Place.of(exception),
                places,
                null,
                "keep one, or let one of them take a more special exception");
    }

    static Problem errorHandlerNotGlobal(String place) {
        return new Problem(
                ProblemCode.ERROR_HANDLER_NOT_GLOBAL,
                "An error handler of a bean that is no controller is not global",
                List.of(place),
                "a bean without @WSController has no handlers whose failures it could take",
                "write @OnWSError(global = true), or move it to a controller");
    }

    static Problem broadcastOfNothing(HandlerKind kind, String place) {
        String who = kind == HandlerKind.MESSAGE ? "A message handler that returns nothing" : capital(kind.words());
        return new Problem(
                ProblemCode.BROADCAST_OF_NOTHING,
                who + " bears @WSBroadcast",
                List.of(place),
                "@WSBroadcast sends what a message handler returns",
                "return what is to be sent, or inject Connections and send from there");
    }

    /** @param what is to be filled, such as {@code room} */
    static Problem broadcastVariable(
            String what, String written, String variable, Collection<String> known, String place) {
        return new Problem(
                ProblemCode.BROADCAST_ROOM_VARIABLE,
                "The " + what + " \"" + written + "\" of @WSBroadcast cannot be filled",
                List.of(place),
                "\"" + variable + "\" is no variable of the event's path nor of each path of the controller",
                Suggestion.of(variable, known, "there are no variables: write the name without braces"));
    }

    /** @param named such as {@code room}; two at least */
    static Problem broadcastTwice(List<String> named, String place) {
        return new Problem(
                ProblemCode.BROADCAST_TWICE,
                "@WSBroadcast names a " + String.join(" and a ", named),
                List.of(place),
                "nothing says whether it goes to both or to those who belong to both",
                "keep one of them, or inject Connections and send to what you unite or intersect");
    }

    static Problem broadcastWithoutEvent(String place) {
        return new Problem(
                ProblemCode.BROADCAST_WITHOUT_EVENT,
                "@WSBroadcast names no event, and its handler takes all events",
                List.of(place),
                null,
                "write @WSBroadcast(event = \"…\")");
    }

    static Problem reservedEvent(String event, String place) {
        return new Problem(
                ProblemCode.RESERVED_EVENT,
                "The event \"" + event + "\" is reserved",
                List.of(place),
                "the event \"error\" and names that begin with $ belong to the wire formats",
                "give it another name");
    }

    static Problem eventWithoutEvents(String event, String format, String place) {
        return new Problem(
                ProblemCode.EVENT_WITHOUT_EVENTS,
                "A handler names the event \"" + event + "\", but its messages have no events",
                List.of(place),
                "in the wire format \"" + format + "\" the whole message is the payload",
                "write @OnWSMessage without an event, or @WSController(format = \"json\")");
    }

    static Problem wholeMessagesNotAlone(List<String> places) {
        return new Problem(
                ProblemCode.WHOLE_MESSAGES_NOT_ALONE,
                "A handler of whole messages is not the only message handler of its controller",
                places,
                "@OnWSMessage without an event takes every message",
                "name the event of each: @OnWSMessage(\"…\")");
    }

    static Problem jakartaCallback(String annotation, String place) {
        String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
        return new Problem(
                ProblemCode.JAKARTA_CALLBACK,
                "@" + simple + " of Jakarta WebSocket stands on a controller",
                List.of(place),
                annotation + " belongs to an endpoint of the server, which a controller is not",
                switch (simple) {
                    case "OnOpen" -> "write @OnWSConnection";
                    case "OnClose" -> "write @OnWSDisconnection";
                    case "ServerEndpoint" -> "remove it: the paths of a controller stand in @WSController(\"/…\")";
                    default -> "write @OnWS" + simple.substring(2);
                });
    }

    static Problem noController(String place) {
        return new Problem(
                ProblemCode.NO_CONTROLLER,
                "A class with handlers is no controller",
                List.of(place),
                "without @WSController nothing calls its handlers",
                "put @WSController(\"/…\") on the class, or remove its @OnWS… annotations");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
