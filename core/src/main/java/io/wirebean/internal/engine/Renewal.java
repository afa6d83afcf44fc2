// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Identity;
import io.wirebean.SystemCode;
import io.wirebean.internal.engine.Standing.Renewed;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.spi.Envelope.Authentication;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes a new token from the peer of a live connection: asks the gate, holds the new identity, answers. */
final class Renewal {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private static final Failure UNDECIDED =
            Failure.of(SystemCode.INTERNAL, "the token could not be checked; the identity is as before, try again");

    private final LiveConnection connection;
    private final Dispatcher dispatcher;

    Renewal(LiveConnection connection, Dispatcher dispatcher) {
        this.connection = connection;
        this.dispatcher = dispatcher;
    }

    /** Null when the next message may be handled at once, else the stage that completes when it may, and never fails. */
    @Nullable
    CompletionStage<?> handle(Authentication request) {
        if (connection.endpoint().guards().isEmpty()) {
            // nobody would look at it, and any token would bring back what the application has taken away
            dispatcher.tell(
                    request.id(), Failure.of(SystemCode.FORBIDDEN, "no guard of this connection takes a token"));
            return null;
        }
        return dispatcher.whenDone(decision(request.token()), (decision, failure) -> {
            try {
                answer(request.id(), decision, failure);
            } catch (RuntimeException e) {
                undecided(request.id(), e);
            }
            return connection;
        });
    }

    private CompletionStage<GateDecision> decision(String token) {
        try {
            return connection.engine().parts().reauthentication().again(connection.admission(), token);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answer(@Nullable String id, @Nullable GateDecision decision, @Nullable Throwable failure) {
        if (decision instanceof GateDecision.Admitted admitted) {
            hold(id, admitted.admission().identity());
        } else if (decision instanceof GateDecision.Refused refused) {
            dispatcher.tell(id, failureOf(refused.status()));
        } else {
            undecided(id, failure);
        }
    }

    private void hold(@Nullable String id, Identity identity) {
        int maxPerUser = connection.engine().parts().settings().caps().perUser();
        Renewed renewed = connection.standing().renew(identity, maxPerUser);
        switch (renewed) {
            case DONE ->
                dispatcher.acknowledge(
                        id,
                        identity.expiresAt()
                                .map(at -> Map.of("expiresAt", at.toString()))
                                .orElse(null));
            case ENDED -> {}
            case EXPIRED -> dispatcher.tell(id, unauthorized());
            case ANOTHER_USER ->
                dispatcher.tell(
                        id, Failure.of(SystemCode.FORBIDDEN, "the token is not for the user of this connection"));
            case TOO_MANY ->
                dispatcher.tell(
                        id,
                        Failure.of(
                                SystemCode.LIMIT_EXCEEDED,
                                "this user has " + maxPerUser + " connections (wirebean.connections.max-per-user)"));
        }
    }

    private static Failure failureOf(int status) {
        if (status == 401) {
            return unauthorized();
        }
        return status >= 500
                ? UNDECIDED
                : Failure.of(SystemCode.FORBIDDEN, "the token does not admit to this connection");
    }

    private static Failure unauthorized() {
        return Failure.of(SystemCode.UNAUTHORIZED, "the token is not accepted");
    }

    private void undecided(@Nullable String id, @Nullable Throwable failure) {
        // the class alone: what a guard throws over a token may hold the token
        String what = failure == null ? "no decision" : failure.getClass().getName();
        LOG.log(Level.WARNING, () -> connection + ": a new token could not be checked: " + what);
        dispatcher.tell(id, UNDECIDED);
    }
}
