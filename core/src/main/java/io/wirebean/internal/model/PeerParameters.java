// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans the parameters that all methods can take by their type: who the peer is, and how it came. */
final class PeerParameters {

    private final Consumer<Problem> problems;

    PeerParameters(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** How the parameter is filled; null where its type says nothing. */
    @Nullable
    ArgumentPlan<? super PeerFacts> byType(ParameterDescription parameter) {
        Class<?> raw = parameter.raw();
        if (raw == Handshake.class) {
            ArgumentPlan<Facts> handshake = Facts::handshake;
            return handshake;
        }
        if (raw == Identity.class) {
            return PeerFacts::identity;
        }
        if (Principal.class.isAssignableFrom(raw)) {
            return new PrincipalArgument(raw, false);
        }
        if (raw == Optional.class) {
            return optional(GenericTypes.argument(parameter.type()));
        }
        if (raw.getName().startsWith("jakarta.websocket.")) {
            problems.accept(ParameterProblems.unfillable(
                    parameter,
                    raw.getName() + " belongs to an endpoint of the server, which a controller is not",
                    parameter.handler().kind() == HandlerKind.UPGRADE
                            ? "take an UpgradeRequest of io.wirebean"
                            : "take a Connection of io.wirebean"));
            return ArgumentPlan.NONE;
        }
        return null;
    }

    private static @Nullable ArgumentPlan<PeerFacts> optional(Type wanted) {
        Class<?> raw = GenericTypes.raw(wanted);
        return Principal.class.isAssignableFrom(raw) ? new PrincipalArgument(raw, true) : null;
    }
}
