// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** The example's WAR, unchanged: its page, its resource and its conversation. */
@Conformance
class ChatIT {

    private final WireClient app;

    ChatIT(ServerUnderTest server) {
        this.app = WireClient.at(((ManagedServer) server).application(Deployments.CHAT));
    }

    @Test
    void thePageIsServed() {
        assertTrue(app.http().get("/").body().contains("<title>Wirebean chat</title>"));
    }

    @Test
    void twoPeopleChatAndOneLeaves() {
        try (var ann = app.connect("/chat/general?username=ann")) {
            ann.sends(request(1, "who")).receives(reply(1, "['ann']"));
            try (var bob = app.connect("/chat/general?username=bob")) {
                ann.receives(event("joined", "{'username':'bob'}"));
                ann.sends(request(2, "say", "{'text':'hi'}"));
                ann.receivesMatching("what ann said", ChatIT::isSaidByAnn).receives(reply(2, "null"));
                bob.receivesMatching("what ann said", ChatIT::isSaidByAnn);
                assertEquals("{\"general\":2}", app.http().get("/api/rooms").body());
            }
            ann.receives(event("left", "{'username':'bob'}"));
        }
    }

    private static boolean isSaidByAnn(String text) {
        return text.startsWith("{\"event\":\"said\",") && text.contains("\"ann\"") && text.contains("\"hi\"");
    }
}
