// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong with a parameter of a handler. */
final class ParameterProblems {

    private ParameterProblems() {}

    static Problem unfillable(ParameterDescription parameter, String why, String fix) {
        return new Problem(
                ProblemCode.PARAMETER_UNFILLABLE,
                "Parameter " + parameter.words() + " cannot be filled",
                List.of(parameter.place()),
                why,
                fix);
    }

    static Problem unknownPathVariable(
            ParameterDescription parameter, String variable, String path, Collection<String> known) {
        return unfillable(
                parameter,
                "@FromPath(\"" + variable + "\") names no variable of the path \"" + path + "\"",
                Suggestion.of(variable, known, "that path has no variables: write \"/{" + variable + "}\" into it"));
    }

    /** @param path one of the controller's paths, which lacks the variable that others have */
    static Problem variableOfOtherPath(ParameterDescription parameter, String variable, String path) {
        return unfillable(
                parameter,
                "the path \"" + path + "\" of the same controller has no variable \"" + variable + "\"",
                "take an Optional, or write @FromPath(value = \"" + variable + "\", orElse = \"…\")");
    }

    /** @param handler of an event with a path, or of a topic */
    static Problem ambiguousVariable(String variable, HandlerDescription handler, String urlPath) {
        String topic = handler.topic();
        return new Problem(
                ProblemCode.PATH_VARIABLE_AMBIGUOUS,
                "The variable \"" + variable + "\" stands in the "
                        + (topic == null ? "event's path and in the URL's" : "topic and in the URL's path"),
                List.of(handler.place()),
                (topic == null ? "the event has the path \"" + handler.eventPath() : "the topic is \"" + topic)
                        + "\", the controller " + (topic == null ? "" : "has the path ") + "\"" + urlPath + "\"",
                "give one of them another name");
    }

    static Problem twoPayloads(List<ParameterDescription> parameters) {
        ParameterDescription first = parameters.get(0);
        ParameterDescription second = parameters.get(1);
        return new Problem(
                ProblemCode.TWO_PAYLOADS,
                "Parameters " + first.words() + " and " + second.words() + " both take the payload",
                List.of(first.place()),
                "the payload is for the one parameter that nothing else fills",
                "take parts of the payload with @FromPayload(\"…\"), or one record that has both");
    }

    /** @param what such as {@code a CloseReason} */
    static Problem misplaced(ParameterDescription parameter, String what, String belongs) {
        return new Problem(
                ProblemCode.PARAMETER_MISPLACED,
                "Parameter " + parameter.words() + " is " + what + " in "
                        + parameter.handler().kind().words(),
                List.of(parameter.place()),
                "there is none: " + belongs,
                "remove it, or move the method's work to where there is one");
    }

    static Problem noCloseReason(ParameterDescription parameter) {
        return misplaced(parameter, "a close reason", "only a disconnection handler has a close reason");
    }

    static Problem noException(ParameterDescription parameter) {
        return misplaced(parameter, "an exception", "only an error handler has an exception");
    }

    static Problem noMessage(ParameterDescription parameter) {
        return ofMessage(
                parameter, "a message", "only a message handler, or the error handler after it, has a message");
    }

    static Problem noPayload(ParameterDescription parameter) {
        return ofMessage(parameter, "a part of the payload", "only a message handler has a payload");
    }

    /** A watch has a topic where a message has a payload. */
    private static Problem ofMessage(ParameterDescription parameter, String what, String belongs) {
        Problem problem = misplaced(parameter, what, belongs);
        return parameter.handler().topic() == null
                ? problem
                : new Problem(
                        problem.code(),
                        problem.sentence(),
                        problem.places(),
                        problem.why(),
                        "remove it; what the peer asks for stands in the topic, whose variables @FromPath gives");
    }

    static Problem nothingGives(ParameterDescription parameter) {
        return unfillable(
                parameter,
                parameter.handler().kind().words() + " has no payload, and nothing else gives a "
                        + parameter.raw().getSimpleName(),
                "fill it with @FromPath, @FromQuery, @FromHeader or @FromCookie, or remove it");
    }

    static Problem nameMissing(ParameterDescription parameter, String annotation) {
        return new Problem(
                ProblemCode.PARAMETER_NAME_MISSING,
                "Parameter " + parameter.words() + " has no name",
                List.of(parameter.place()),
                "@" + annotation + " has no value, and the class was compiled without the names of parameters",
                "compile with javac -parameters, or write @" + annotation + "(\"…\")");
    }

    /** @param annotation of jakarta.ws.rs, its simple name */
    static Problem foreignAnnotation(ParameterDescription parameter, String annotation) {
        String ours =
                switch (annotation) {
                    case "PathParam", "MatrixParam" -> "@FromPath";
                    case "QueryParam" -> "@FromQuery";
                    case "HeaderParam" -> "@FromHeader";
                    case "CookieParam" -> "@FromCookie";
                    default -> "@FromPayload";
                };
        return new Problem(
                ProblemCode.FOREIGN_PARAMETER_ANNOTATION,
                "Parameter " + parameter.words() + " bears @" + annotation + " of Jakarta REST",
                List.of(parameter.place()),
                "jakarta.ws.rs." + annotation + " fills parameters of HTTP requests, not of messages",
                "write " + ours + " of io.wirebean");
    }

    static Problem noConversion(ParameterDescription parameter, Class<?> type) {
        return new Problem(
                ProblemCode.NO_CONVERSION,
                "Parameter " + parameter.words() + " cannot be made of text",
                List.of(parameter.place()),
                Place.of(type) + " has no constructor and no static valueOf, of, parse or fromString of one String",
                "add one of these to it, or take a String");
    }

    /** @param why such as {@code "abc" is no int} */
    static Problem badDefault(ParameterDescription parameter, String why) {
        return new Problem(
                ProblemCode.NO_CONVERSION,
                "The default of parameter " + parameter.words() + " does not fit its type",
                List.of(parameter.place()),
                "orElse: " + why,
                "write an orElse that fits");
    }

    static Problem filledTwice(ParameterDescription parameter, String one, String other) {
        return new Problem(
                ProblemCode.PARAMETER_FILLED_TWICE,
                "Parameter " + parameter.words() + " bears @" + one + " and @" + other,
                List.of(parameter.place()),
                "nothing says which of them fills it",
                "keep one of them");
    }
}
