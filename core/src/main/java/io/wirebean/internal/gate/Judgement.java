// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.UpgradeRefused;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.GuardRun.Outcome;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the guards of an upgrade, within the time that they have together, and makes an admission or a refusal of it. */
final class Judgement {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    /** How long a client that came while too many waited stays away, in seconds. */
    private static final int PENDING_RETRY = 1;

    private final GateParts parts;
    private final Screening screening;
    private final Refusals refusals;
    private final FailureLog failures = new FailureLog(System::nanoTime);
    private final Runs upgrades;

    /** Counted apart: whoever is in already must not take the places of those who want to come in. */
    private final Runs renewals;

    Judgement(GateParts parts, Screening screening) {
        this.parts = parts;
        this.screening = screening;
        this.refusals = new Refusals(parts.codec());
        this.upgrades = new Runs(parts);
        this.renewals = new Runs(parts);
    }

    /** Answers the upgrades that wait with 503; guards that run are interrupted. */
    void leave() {
        upgrades.close();
    }

    /** The same for renewals. */
    void close() {
        renewals.close();
    }

    /** The decision on an upgrade that may be looked at. */
    CompletionStage<GateDecision> of(UpgradeView request) {
        return run(request, outcome -> decide(request, outcome));
    }

    /** The decision on a live connection whose peer has sent a token. */
    CompletionStage<GateDecision> again(Admission admission, String token) {
        if (!(admission.handshake() instanceof HandshakeFacts known)) {
            throw new IllegalArgumentException("no gate has made this admission");
        }
        HandshakeFacts facts = known.with("authorization", "Bearer " + token);
        Identity caller = facts.caller();
        var around = new UpgradeView.Circumstances("GET", caller::hasRole, admission.session(), true);
        var request = new UpgradeView(
                admission.endpoint(),
                facts,
                around,
                new UpgradeView.Credentials(new Tokens.Found(token, false), Set.of()));
        return run(
                request,
                outcome -> outcome instanceof Outcome.Accepted accepted
                        ? renewed(request, admission, accepted)
                        : refused(request, outcome));
    }

    /** Tells of an upgrade that never reached a guard. */
    CompletionStage<GateDecision> screenedOut(EndpointPlan endpoint, String path, RawUpgrade raw, Refused refusal) {
        tell(
                endpoint,
                new UpgradeRefused(
                        path,
                        endpoint.controllers(),
                        refusal.status(),
                        refusal.body(),
                        Identity.anonymous(),
                        raw.peer().remote()));
        return CompletableFuture.completedFuture(refusal);
    }

    private CompletionStage<GateDecision> run(UpgradeView request, Function<Outcome, GateDecision> deciding) {
        if (request.endpoint().guards().isEmpty()) {
            var accepted = new Outcome.Accepted(Verdict.beginning(request.known()));
            return CompletableFuture.completedFuture(surely(request, accepted, deciding));
        }
        Optional<Runs.Begun> begun = (request.isRenewal() ? renewals : upgrades).begin(request);
        if (begun.isEmpty()) {
            return CompletableFuture.completedFuture(surely(request, new Outcome.Crowded(), deciding));
        }
        GuardRun run = begun.get().run();
        CompletionStage<GateDecision> decision =
                begun.get().outcome().thenApply(done -> surely(request, done, deciding));
        // where it was cancelled, or somebody else has answered, no guard has to go on
        decision.whenComplete((made, cancelled) -> run.timeOut());
        return decision;
    }

    /** What fails here, a principal of the application or a plug-in, must not leave the client without an answer. */
    private GateDecision surely(UpgradeView request, Outcome outcome, Function<Outcome, GateDecision> deciding) {
        try {
            return deciding.apply(outcome);
        } catch (RuntimeException | Error e) {
            return Refusals.failed(failures.log("the gate of " + request.endpoint(), e, request));
        }
    }

    private GateDecision decide(UpgradeView request, Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            return refused(request, outcome);
        }
        Optional<GateDecision> missing = missingRole(request, accepted);
        if (missing.isPresent()) {
            return missing.get();
        }
        if (request.isAmbient()
                && screening.origins().refusesAmbient(request.facts().headers("origin"))) {
            return told(
                    request,
                    Refused.because(
                            403,
                            "who is admitted by a cookie or a login must send an Origin header (wirebean.origin.none)"),
                    "no Origin header");
        }
        Optional<Refused> noRoom = screening.noRoomFor(accepted.verdict().identity());
        return noRoom.isPresent()
                ? told(request, noRoom.get(), noRoom.get().body())
                : admitted(request, accepted.verdict());
    }

    /** Guards that accept whatever token there is would bring back what the application has taken away. */
    private GateDecision renewed(UpgradeView request, Admission before, Outcome.Accepted accepted) {
        if (!request.isTokenSeen()) {
            String why = "no guard of this path looks at a token";
            return told(request, Refused.because(403, why), why);
        }
        // of what guards say, headers and a subprotocol came with the 101 and cannot come again
        return missingRole(request, accepted)
                .orElseGet(() -> new Admitted(new Admission(
                        before.endpoint(),
                        before.handshake(),
                        accepted.verdict().identity(),
                        Map.of(),
                        before.begunAt(),
                        before.session())));
    }

    private Optional<GateDecision> missingRole(UpgradeView request, Outcome.Accepted accepted) {
        return request.endpoint().admits(accepted.verdict().identity())
                ? Optional.empty()
                : Optional.of(
                        told(request, Refused.because(403, "a role that this path wants is missing"), "@RolesAllowed"));
    }

    private GateDecision admitted(UpgradeView request, Verdict verdict) {
        EndpointPlan endpoint = request.endpoint();
        String subprotocol = request.facts().subprotocol().orElse(null);
        if (verdict.subprotocol() != null) {
            subprotocol = verdict.subprotocol();
            if (!request.subprotocols().contains(subprotocol)
                    || !endpoint.subprotocols().contains(subprotocol)) {
                return failed(request, "a guard of " + endpoint, unknown(subprotocol));
            }
        }
        var kept = request.facts()
                .kept(endpoint.credentials(), request.credentials().parameters(), subprotocol);
        return new Admitted(new Admission(
                endpoint, kept, verdict.identity(), verdict.headers(), request.begunAt(), session(request)));
    }

    private static IllegalStateException unknown(String subprotocol) {
        return new IllegalStateException("it chose the subprotocol \"" + subprotocol
                + "\", which the client does not offer or the controller does not speak");
    }

    private UpgradeRequest.@Nullable HttpSession session(UpgradeView request) {
        return switch (parts.settings().admission().sessions().bind()) {
            case "always" -> request.anySession();
            case "never" -> null;
            default -> request.sessionOfIdentity();
        };
    }

    private GateDecision refused(UpgradeView request, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            try {
                return told(request, refusals.of(refused.refusal()), refused.why());
            } catch (RuntimeException e) {
                return failed(request, refused.why(), e);
            }
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed(request, failed.by().place(), failed.failure());
        }
        if (outcome instanceof Outcome.TimedOut late) {
            return tooLate(request, late.by() == null ? "no guard" : late.by().place());
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return told(request, refusal(stopped), stopped.why());
        }
        String why = parts.maxPending() + " upgrades wait already (wirebean.upgrade.max-pending)";
        return told(request, Refusals.later(503, PENDING_RETRY, why), why);
    }

    private static Refused refusal(Outcome.Stopped stopped) {
        return stopped.forGood() ? Refusals.leaving() : Refusals.later(503, PENDING_RETRY, "no guard can be asked now");
    }

    private GateDecision tooLate(UpgradeView request, String place) {
        LOG.log(
                Level.WARNING,
                "{0} has not decided within {1} (wirebean.upgrade.timeout); the upgrade is refused with 503",
                place,
                limits().timeout());
        return told(
                request, Refusals.later(503, PENDING_RETRY, "the upgrade took too long"), place + " has not decided");
    }

    private GateDecision failed(UpgradeView request, String place, Throwable failure) {
        String ref = failures.log(place, failure, request);
        return told(request, Refusals.failed(ref), place + " failed (" + ref + ")");
    }

    /** A renewal that is refused is no refused upgrade: its client hears of it, and the connection goes on. */
    private Refused told(UpgradeView request, Refused refusal, String why) {
        if (request.isRenewal()) {
            log(request.endpoint(), "a renewal", refusal.status(), why);
            return refusal;
        }
        tell(
                request.endpoint(),
                new UpgradeRefused(
                        request.path(),
                        request.controllers(),
                        refusal.status(),
                        why,
                        request.known(),
                        request.remoteAddress().orElse(null)));
        return refusal;
    }

    private void tell(EndpointPlan endpoint, UpgradeRefused refusal) {
        log(endpoint, "an upgrade", refusal.status(), refusal.reason());
        parts.refusals().accept(refusal);
    }

    /** The path as it is written in the code: the client's could forge lines of the log. */
    private static void log(EndpointPlan endpoint, String what, int status, String why) {
        LOG.log(Level.DEBUG, () -> endpoint.path().text() + ": " + what + " is refused with " + status + ": " + why);
    }

    private Settings.Handshakes limits() {
        return parts.settings().admission().handshakes();
    }
}
