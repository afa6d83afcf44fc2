// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import io.wirebean.conformance.Wire;
import io.wirebean.testkit.Conversation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/** Who a connection is, as its application sees it. */
public record Seen(String name, boolean anonymous, List<String> roles, String device, String expires, String trail) {

    /** Asks over a connection of any controller of the application. */
    public static Seen by(Conversation peer) {
        String reply = peer.sends(Wire.request(77, "who")).receivesText();
        JsonObject who = Wire.object(reply).getJsonObject("data");
        if (who == null) {
            throw new AssertionError("expected who it is, got " + reply);
        }
        return new Seen(
                who.getString("name"),
                who.getBoolean("anonymous"),
                who.getJsonArray("roles").getValuesAs(JsonString::getString),
                who.getString("device"),
                who.getString("expires"),
                who.getString("trail"));
    }
}
