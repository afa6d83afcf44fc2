// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Handshake;
import io.wirebean.WSMessage;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Plans the parameters that are known by their type alone. */
final class TypedParameters {

    private final Plugins plugins;
    private final Consumer<Problem> problems;

    TypedParameters(Plugins plugins, Consumer<Problem> problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    /** How the parameter is filled; empty where its type says nothing. */
    Optional<ArgumentPlan> plan(ParameterDescription parameter) {
        Class<?> raw = parameter.raw();
        if (raw == Connection.class) {
            return Optional.of(Call::connection);
        }
        if (raw == Handshake.class) {
            return Optional.of(call -> call.connection().handshake());
        }
        if (raw == CloseReason.class) {
            return Optional.of(closeReason(parameter, reason -> reason));
        }
        Function<CloseReason, Object> foreign = plugins.closeReasons().get(raw);
        if (foreign != null) {
            return Optional.of(closeReason(parameter, foreign));
        }
        if (Throwable.class.isAssignableFrom(raw)) {
            return Optional.of(failure(parameter));
        }
        return raw == Optional.class
                ? optional(parameter, GenericTypes.argument(parameter.type()))
                : principalOrMessage(parameter, raw);
    }

    private Optional<ArgumentPlan> principalOrMessage(ParameterDescription parameter, Class<?> raw) {
        if (raw == Principal.class) {
            return Optional.of(call ->
                    call.connection().handshake().principal().orElseThrow(() -> Misfits.of("", "nobody is logged in")));
        }
        if (raw == WSMessage.class) {
            return Optional.of(message(parameter));
        }
        if (raw.getName().startsWith("jakarta.websocket.")) {
            problems.accept(ParameterProblems.unfillable(
                    parameter,
                    raw.getName() + " belongs to an endpoint of the server, which a controller is not",
                    "take a Connection of io.wirebean"));
            return Optional.of(ArgumentPlan.NONE);
        }
        return Optional.empty();
    }

    private Optional<ArgumentPlan> optional(ParameterDescription parameter, Type wanted) {
        if (wanted == Principal.class) {
            return Optional.of(call -> call.connection().handshake().principal());
        }
        if (wanted == WSMessage.class) {
            message(parameter);
            return Optional.of(call -> Optional.ofNullable(call.message()));
        }
        return Optional.empty();
    }

    private ArgumentPlan closeReason(ParameterDescription parameter, Function<CloseReason, Object> as) {
        if (parameter.handler().kind() != HandlerKind.DISCONNECTION) {
            problems.accept(ParameterProblems.misplaced(
                    parameter, "a close reason", "only a disconnection handler has a close reason"));
        }
        return call -> call.closeReason() == null ? null : as.apply(call.closeReason());
    }

    private ArgumentPlan failure(ParameterDescription parameter) {
        if (parameter.handler().kind() != HandlerKind.ERROR) {
            problems.accept(
                    ParameterProblems.misplaced(parameter, "an exception", "only an error handler has an exception"));
        }
        return Call::failure;
    }

    private ArgumentPlan message(ParameterDescription parameter) {
        HandlerKind kind = parameter.handler().kind();
        if (kind != HandlerKind.MESSAGE && kind != HandlerKind.ERROR) {
            problems.accept(ParameterProblems.misplaced(
                    parameter, "a message", "only a message handler, or the error handler after it, has a message"));
        }
        return Call::message;
    }
}
