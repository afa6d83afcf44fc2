// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.GuardPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.UpgradeMisfit;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of an upgrade without the application's code: its size, where it comes from, what it asks for. */
final class Screening {

    /** How long a client that found no room waits before it comes back, in seconds. */
    private static final int NO_ROOM_RETRY = 10;

    /** Of RFC 6455. */
    private static final String VERSION = "13";

    private final Settings.Handshakes limits;
    private final Settings.Caps caps;
    private final Occupancy occupancy;
    private final OriginPolicy origins;
    private final Forwarding forwarding;
    private final Tokens tokens;
    private volatile @Nullable InetSocketAddress lastLocal;

    Screening(GateParts parts) {
        var admission = parts.settings().admission();
        limits = admission.handshakes();
        caps = parts.settings().caps();
        occupancy = parts.occupancy();
        origins = new OriginPolicy(admission.origins());
        forwarding = new Forwarding(admission.origins().trustedProxies());
        tokens = new Tokens(admission.tokens());
    }

    /** What comes of it. */
    sealed interface Result {

        /** Guards may look at it. */
        record Passed(UpgradeView request) implements Result {}

        /** It is refused. */
        record Failed(Refused refusal) implements Result {}
    }

    OriginPolicy origins() {
        return origins;
    }

    /** Looks at a request for an endpoint. */
    Result look(EndpointPlan endpoint, RawUpgrade raw, String path, Map<String, String> variables) {
        Headers headers = Headers.of(raw.headers());
        Optional<Refused> tooBig = tooBig(raw, headers);
        if (tooBig.isPresent()) {
            return new Result.Failed(tooBig.get());
        }
        HandshakeFacts.Target target;
        try {
            target = HandshakeFacts.Target.of(raw, path, variables);
        } catch (IllegalArgumentException e) {
            return new Result.Failed(Refused.because(400, "the request target is not a URI (RFC 3986)"));
        }
        var client = forwarding.client(raw, headers);
        var ends = new HandshakeFacts.Ends(
                caller(raw.peer().caller()), client.remote(), shared(raw.peer().local()), client.secure());
        var facts = new HandshakeFacts(target, headers, Tokens.firstSpoken(headers, endpoint.subprotocols()), ends);
        return outdated(headers)
                .or(() -> origins.misfit(headers.all("origin"), client.host()).map(why -> Refused.because(403, why)))
                .or(() -> noRoom(client.remote()))
                .or(() -> misfit(endpoint, facts))
                .<Result>map(Result.Failed::new)
                .orElseGet(() -> new Result.Passed(view(endpoint, facts, raw)));
    }

    private UpgradeView view(EndpointPlan endpoint, HandshakeFacts facts, RawUpgrade raw) {
        var around = new UpgradeView.Circumstances(
                raw.method(), raw.peer().caller().inRole(), raw.peer().session(), false);
        var credentials =
                new UpgradeView.Credentials(tokens.find(facts, endpoint).orElse(null), tokens.secretParameters());
        return new UpgradeView(endpoint, facts, around, credentials);
    }

    /** Nearly all come to the same address, of which each connection would keep one of its own. */
    private @Nullable InetSocketAddress shared(@Nullable InetSocketAddress local) {
        InetSocketAddress last = lastLocal;
        if (last != null && last.equals(local)) {
            return last;
        }
        lastLocal = local;
        return local;
    }

    private static Identity caller(RawUpgrade.Caller caller) {
        // one without a name is nobody who could be found again
        return caller.principal() == null || caller.principal().getName() == null
                ? Identity.anonymous()
                : Identity.of(caller.principal())
                        .roles(caller.roles().toArray(String[]::new))
                        .build();
    }

    /** Drafts of the protocol tell the origin in another header, and some servers still speak them. */
    private static Optional<Refused> outdated(Headers headers) {
        List<String> versions = headers.items("sec-websocket-version");
        return versions.isEmpty() || versions.equals(List.of(VERSION))
                ? Optional.empty()
                : Optional.of(Refusals.outdated(VERSION));
    }

    private Optional<Refused> tooBig(RawUpgrade raw, Headers headers) {
        int query = raw.rawQuery() == null ? 0 : raw.rawQuery().length();
        if (query > limits.maxQueryBytes()) {
            return Optional.of(Refused.because(
                    414,
                    "a query of " + query + " bytes is above the limit of " + limits.maxQueryBytes()
                            + " (wirebean.upgrade.max-query-bytes)"));
        }
        int size = headers.size();
        return size <= limits.maxHeaderBytes()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        431,
                        "headers of " + size + " bytes are above the limit of " + limits.maxHeaderBytes()
                                + " (wirebean.upgrade.max-header-bytes)"));
    }

    private Optional<Refused> noRoom(@Nullable InetSocketAddress remote) {
        if (occupancy.count() >= caps.connections()) {
            return Optional.of(noRoom("connections", caps.connections(), "connections.max"));
        }
        boolean full = remote != null
                && remote.getAddress() != null
                && occupancy.ofAddress(remote.getAddress()) >= caps.perAddress();
        return full
                ? Optional.of(noRoom("connections from this address", caps.perAddress(), "connections.max-per-address"))
                : Optional.empty();
    }

    /** Why a user gets no further connection; empty where there is room. */
    Optional<Refused> noRoomFor(Identity identity) {
        return !identity.isAnonymous() && occupancy.ofUser(identity.name()) >= caps.perUser()
                ? Optional.of(noRoom("connections of this user", caps.perUser(), "connections.max-per-user"))
                : Optional.empty();
    }

    private static Refused noRoom(String what, int limit, String key) {
        return Refusals.later(
                429, NO_ROOM_RETRY, "there are " + limit + " " + what + " already (wirebean." + key + ")");
    }

    private static Optional<Refused> misfit(EndpointPlan endpoint, HandshakeFacts facts) {
        if (Tokens.carriesNothingElse(facts.headers())) {
            return Optional.of(Refused.because(
                    400,
                    "offer a second subprotocol beside the one that carries the token, such as \"json\": the token is"
                            + " never sent back, and a browser wants one to be chosen"));
        }
        return Stream.concat(
                        endpoint.misfit(facts).stream(),
                        endpoint.guards().stream()
                                .map((GuardPlan guard) -> guard.misfit(facts))
                                .flatMap(Optional::stream))
                .findFirst()
                .map((UpgradeMisfit misfit) -> Refused.because(misfit.status(), misfit.why()));
    }
}
