// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade;
import java.util.List;
import java.util.Map;

/** One upgrade request and what the gate of an application says of it. */
record Knock(GateDecision decision) {

    static Knock at(RunningApplication app, String path) {
        return at(app, path, null, Map.of());
    }

    static Knock withToken(RunningApplication app, String path, String token) {
        return at(app, path, null, Map.of("Authorization", List.of("Bearer " + token)));
    }

    static Knock withQuery(RunningApplication app, String path, String query) {
        return at(app, path, query, Map.of());
    }

    private static Knock at(RunningApplication app, String path, String query, Map<String, List<String>> headers) {
        var raw = new RawUpgrade("GET", path, query, headers, RawUpgrade.Peer.UNKNOWN);
        return new Knock(app.runtime().doorway().decide(raw));
    }

    Admission admission() {
        return ((Admitted) decision).admission();
    }

    /** 101, or that of the refusal. */
    int status() {
        return decision instanceof Refused refused ? refused.status() : 101;
    }
}
