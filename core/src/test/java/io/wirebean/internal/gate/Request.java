// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.gate.RawUpgrade.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;

/** An upgrade request to {@code /a} of the host {@code app.example.com}, as a test wants it. */
final class Request {

    private final Map<String, List<String>> headers = new LinkedHashMap<>(Map.of("Host", List.of("app.example.com")));
    private String query;
    private Caller caller = Caller.NOBODY;
    private InetSocketAddress remote = address("203.0.113.9");
    private HttpSession session;
    private boolean secure;

    static Request plain() {
        return new Request();
    }

    Request header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    Request query(String query) {
        this.query = query;
        return this;
    }

    Request caller(String name, String... roles) {
        this.caller = new Caller(() -> name, Set.of(roles), List.of(roles)::contains);
        return this;
    }

    Request from(String address) {
        remote = address(address);
        return this;
    }

    Request session(HttpSession session) {
        this.session = session;
        return this;
    }

    Request secure() {
        secure = true;
        return this;
    }

    RawUpgrade raw() {
        return new RawUpgrade("GET", "/a", query, headers, new Peer(caller, remote, null, secure, session));
    }

    Admission admittedBy(TestGate gate) {
        return Assertions.assertInstanceOf(Admitted.class, gate.gate.decide(raw()))
                .admission();
    }

    Refused refusedBy(TestGate gate) {
        return Assertions.assertInstanceOf(Refused.class, gate.gate.decide(raw()));
    }

    static InetSocketAddress address(String text) {
        try {
            return new InetSocketAddress(InetAddress.getByName(text), 40_000);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
