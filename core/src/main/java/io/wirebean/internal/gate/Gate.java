// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.model.EndpointPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Decides on upgrades: finds the endpoint of a path and copies the facts of the handshake. */
public final class Gate implements Reauthentication {

    /** How many segments a {@code {rest:*}} takes: a server's templates know no rest, so each depth is one of its own. */
    static final int MAX_REST_SEGMENTS = 16;

    private static final NotOurs NOT_OURS = new NotOurs();

    private final List<EndpointPlan> endpoints;
    private final GateParts parts;

    /** @param endpoints in the order in which their paths are tried, the most specific first */
    public Gate(List<EndpointPlan> endpoints, GateParts parts) {
        this.endpoints = List.copyOf(endpoints);
        this.parts = parts;
    }

    /** What becomes of an upgrade request; the stage never fails, and completes at the latest after {@code upgrade.timeout}. */
    public CompletionStage<GateDecision> decideLater(RawUpgrade raw) {
        return CompletableFuture.completedFuture(decide(raw));
    }

    @Override
    public CompletionStage<GateDecision> again(Admission admission, String token) {
        return CompletableFuture.completedFuture(NOT_OURS);
    }

    /** What becomes of an upgrade request; this thread waits for its guards. */
    public GateDecision decide(RawUpgrade raw) {
        List<String> segments;
        try {
            segments = PercentEncoding.pathSegments(raw.rawPath());
        } catch (IllegalArgumentException e) {
            return NOT_OURS;
        }
        for (EndpointPlan endpoint : endpoints) {
            Optional<Map<String, String>> variables = endpoint.path().match(segments);
            if (variables.isPresent()) {
                return admit(endpoint, raw, segments, variables.get());
            }
        }
        return NOT_OURS;
    }

    /**
     * The templates that a server has to register so that each of our paths reaches us. They are doors only: which
     * endpoint it is, {@link #decide} says.
     */
    public List<String> serverTemplates() {
        var templates = new LinkedHashSet<String>();
        for (EndpointPlan endpoint : endpoints) {
            templates.addAll(doorsOf(endpoint.path().text()));
        }
        return List.copyOf(templates);
    }

    private static GateDecision admit(
            EndpointPlan endpoint, RawUpgrade raw, List<String> segments, Map<String, String> variables) {
        HandshakeFacts handshake;
        try {
            handshake = HandshakeFacts.of(endpoint, raw, "/" + String.join("/", segments), variables);
        } catch (IllegalArgumentException e) {
            return Refused.because(400, "the request target is not a URI (RFC 3986)");
        }
        return endpoint.misfit(handshake)
                .<GateDecision>map(misfit -> Refused.because(misfit.status(), misfit.why()))
                .orElseGet(
                        () -> new Admitted(new Admission(endpoint, handshake, Identity.anonymous(), Map.of(), null)));
    }

    private static List<String> doorsOf(String path) {
        var fixed = new StringBuilder();
        int variables = 0;
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.endsWith(":*}")) {
                return restDoors(fixed.toString(), variables);
            }
            fixed.append('/').append(segment.startsWith("{") ? "{v" + variables++ + "}" : segment);
        }
        return List.of(fixed.toString());
    }

    private static List<String> restDoors(String fixed, int variables) {
        var doors = new ArrayList<String>();
        var door = new StringBuilder(fixed);
        for (int depth = 0; depth < MAX_REST_SEGMENTS; depth++) {
            doors.add(door.append("/{v").append(variables + depth).append('}').toString());
        }
        return doors;
    }
}
