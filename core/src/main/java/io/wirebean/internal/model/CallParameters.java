// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSMessage;
import io.wirebean.spi.ArgumentResolver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans what a handler takes from its connection, its message, its failure or its end. */
final class CallParameters implements OwnParameters<Call> {

    private final PayloadParameters payloads;
    private final Plugins plugins;
    private final Consumer<Problem> problems;

    CallParameters(PayloadParameters payloads, Plugins plugins, Consumer<Problem> problems) {
        this.payloads = payloads;
        this.plugins = plugins;
        this.problems = problems;
    }

    @Override
    public @Nullable ArgumentPlan<? super Call> byType(ParameterDescription parameter) {
        Class<?> raw = parameter.raw();
        if (raw == Connection.class) {
            return Call::connection;
        }
        if (raw == CloseReason.class) {
            return closeReason(parameter, reason -> reason);
        }
        Function<CloseReason, Object> foreign = plugins.closeReasons().get(raw);
        if (foreign != null) {
            return closeReason(parameter, foreign);
        }
        if (Throwable.class.isAssignableFrom(raw)) {
            return failure(parameter);
        }
        if (raw == WSMessage.class) {
            return message(parameter);
        }
        if (raw == Optional.class && GenericTypes.argument(parameter.type()) == WSMessage.class) {
            message(parameter);
            return call -> Optional.ofNullable(call.message());
        }
        return raw == UpgradeRequest.class ? upgrade(parameter) : null;
    }

    @Override
    public ArgumentPlan<? super Call> member(ParameterDescription parameter, From from) {
        return payloads.member(parameter, from);
    }

    @Override
    public ArgumentPlan<? super Call> remaining(ParameterDescription parameter) {
        return plugins.resolvers().stream()
                .flatMap(resolver -> asked(resolver, parameter))
                .findFirst()
                .orElseGet(() -> payloads.whole(parameter));
    }

    private static Stream<ArgumentPlan<? super Call>> asked(ArgumentResolver resolver, ParameterDescription parameter) {
        return resolver
                .plan(parameter.parameter(), parameter.type())
                .<ArgumentPlan<? super Call>>map(
                        argument -> (Call call) -> argument.value(call.connection(), call.message()))
                .stream();
    }

    private ArgumentPlan<Call> closeReason(ParameterDescription parameter, Function<CloseReason, Object> as) {
        if (parameter.handler().kind() != HandlerKind.DISCONNECTION) {
            problems.accept(ParameterProblems.noCloseReason(parameter));
        }
        return call -> call.closeReason() == null ? null : as.apply(call.closeReason());
    }

    private ArgumentPlan<Call> failure(ParameterDescription parameter) {
        if (parameter.handler().kind() != HandlerKind.ERROR) {
            problems.accept(ParameterProblems.noException(parameter));
        }
        return Call::failure;
    }

    private ArgumentPlan<Call> message(ParameterDescription parameter) {
        HandlerKind kind = parameter.handler().kind();
        if (kind != HandlerKind.MESSAGE && kind != HandlerKind.ERROR) {
            problems.accept(ParameterProblems.noMessage(parameter));
        }
        return Call::message;
    }

    private ArgumentPlan<Facts> upgrade(ParameterDescription parameter) {
        problems.accept(ParameterProblems.misplaced(
                parameter,
                "an upgrade request",
                "it is over when the connection opens, and Handshake keeps its facts"));
        return ArgumentPlan.NONE;
    }
}
