// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans what an upgrade method takes from the request, and says what is not there yet. */
final class UpgradeParameters implements OwnParameters<UpgradeCall> {

    private final Plugins plugins;
    private final Consumer<Problem> problems;

    UpgradeParameters(Plugins plugins, Consumer<Problem> problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    @Override
    public @Nullable ArgumentPlan<? super UpgradeCall> byType(ParameterDescription parameter) {
        Class<?> raw = parameter.raw();
        if (raw == UpgradeRequest.class) {
            return UpgradeCall::request;
        }
        if (raw == Connection.class) {
            return reject(ParameterProblems.misplaced(
                    parameter, "a connection", "it opens only after this method has let the peer in"));
        }
        if (raw == CloseReason.class || plugins.closeReasons().containsKey(raw)) {
            return reject(ParameterProblems.noCloseReason(parameter));
        }
        if (Throwable.class.isAssignableFrom(raw)) {
            return reject(ParameterProblems.noException(parameter));
        }
        return raw == WSMessage.class ? reject(ParameterProblems.noMessage(parameter)) : null;
    }

    @Override
    public ArgumentPlan<? super UpgradeCall> member(ParameterDescription parameter, From from) {
        return reject(ParameterProblems.noPayload(parameter));
    }

    @Override
    public ArgumentPlan<? super UpgradeCall> remaining(ParameterDescription parameter) {
        boolean resolved = plugins.resolvers().stream()
                .anyMatch(resolver ->
                        resolver.plan(parameter.parameter(), parameter.type()).isPresent());
        return reject(
                resolved
                        ? ParameterProblems.unfillable(
                                parameter,
                                "an ArgumentResolver fills it of a connection, and there is none before the 101",
                                "take the UpgradeRequest and look into it")
                        : ParameterProblems.nothingGives(parameter));
    }

    private ArgumentPlan<Facts> reject(Problem problem) {
        problems.accept(problem);
        return ArgumentPlan.NONE;
    }
}
