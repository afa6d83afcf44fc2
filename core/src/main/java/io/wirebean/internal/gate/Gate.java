// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.model.EndpointPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Decides on upgrades: finds the endpoint of a path, looks at the request, asks the guards. */
public final class Gate implements Reauthentication {

    private static final NotOurs NOT_OURS = new NotOurs();

    private final List<EndpointPlan> endpoints;
    private final Screening screening;
    private final Judgement judgement;
    private volatile boolean leaving;

    /** @param endpoints in the order in which their paths are tried, the most specific first */
    public Gate(List<EndpointPlan> endpoints, GateParts parts) {
        this.endpoints = List.copyOf(endpoints);
        this.screening = new Screening(parts);
        this.judgement = new Judgement(parts, screening);
    }

    /**
     * What becomes of an upgrade request; the stage never fails, and completes at the latest after {@code upgrade.timeout}.
     * Cancelled, it interrupts the guard that runs and gives its place free.
     */
    public CompletionStage<GateDecision> decideLater(RawUpgrade raw) {
        List<String> segments;
        try {
            segments = PercentEncoding.pathSegments(raw.rawPath());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(NOT_OURS);
        }
        for (EndpointPlan endpoint : endpoints) {
            Optional<Map<String, String>> variables = endpoint.path().match(segments);
            if (variables.isPresent()) {
                String path = "/" + String.join("/", segments);
                if (leaving) {
                    return judgement.screenedOut(endpoint, path, raw, Refusals.leaving());
                }
                var result = screening.look(endpoint, raw, path, variables.get());
                return result instanceof Screening.Result.Passed passed
                        ? judgement.of(passed.request())
                        : judgement.screenedOut(endpoint, path, raw, ((Screening.Result.Failed) result).refusal());
            }
        }
        return CompletableFuture.completedFuture(NOT_OURS);
    }

    /** What becomes of an upgrade request; this thread waits for its guards, and gives up when it is interrupted. */
    public GateDecision decide(RawUpgrade raw) {
        CompletableFuture<GateDecision> decision = decideLater(raw).toCompletableFuture();
        try {
            return decision.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Refused goingAway = Refusals.leaving();
            return decision.complete(goingAway) ? goingAway : decision.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a decision of the gate never fails", e);
        }
    }

    /**
     * Answers who waits, and whoever comes from now on, with 503; guards that run are interrupted. Who is in already may
     * still renew an identity.
     */
    public void leave() {
        leaving = true;
        judgement.leave();
    }

    /** Asks no guard any more, of whomever. */
    public void close() {
        leave();
        judgement.close();
    }

    @Override
    public CompletionStage<GateDecision> again(Admission admission, String token) {
        return judgement.again(admission, token);
    }

    /**
     * The templates that a server has to register so that each of our paths reaches us. They are doors only: which
     * endpoint it is, {@link #decide} says.
     */
    public List<String> serverTemplates() {
        return Doors.of(endpoints);
    }
}
