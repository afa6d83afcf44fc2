// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.RawUpgrade;
import jakarta.json.JsonArray;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits that stand in web.xml alone. */
class ContextParametersTest {

    @Test
    void aLimitOfTheContextParametersHoldsForThePayloadToo() {
        String deep = "[".repeat(70) + "]".repeat(70);
        ClassLoader loader = getClass().getClassLoader();
        var sockets = (ServerContainer) Proxy.newProxyInstance(
                loader, new Class<?>[] {ServerContainer.class}, (proxy, method, arguments) -> null);
        var parameters = Map.of("wirebean.inbound.max-json-depth", "100");
        try (var container = StrictContainer.start(Depth.class);
                var runtime = WirebeanRuntime.start(
                        container.getBeanManager(),
                        new Host(sockets, "/app", loader, ThreadSource.own(), parameters))) {
            var raw = new RawUpgrade("GET", "/depth", null, Map.of(), RawUpgrade.Peer.UNKNOWN);
            var admission = ((Admitted) runtime.doorway().decide(raw)).admission();
            var peer = new ScriptedPeer(transport -> runtime.engine().open(admission, transport, opened -> {}));

            peer.sends("{\"event\":\"take\",\"data\":" + deep + ",\"id\":1}");

            assertEquals("{\"id\":1,\"data\":1}", peer.next());
        }
    }

    @WSController("/depth")
    static class Depth {

        @OnWSMessage("take")
        int take(JsonArray data) {
            return data.size();
        }
    }
}
