// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.object;
import static io.wirebean.conformance.Wire.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may watch is a matter of roles and of the identity, today and after a new token; a REST resource reaches all of them. */
@Conformance(Conformance.GATE)
class TopicConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    TopicConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void aTopicForARoleIsDeniedToOthersAlone() {
        try (var ann = connect("ann", "staff");
                var bob = connect("bob")) {
            ann.sends(watch("staff/" + key)).receives(reply(1, "'" + key + "'"));
            assertEquals(
                    "FORBIDDEN",
                    failure(bob.sends(watch("staff/" + key)).receivesText()).code());

            assertEquals("1", desk.post("push?topic=staff/" + key + "&value=alarm"));

            ann.receives(json("{'event':'pushed','topic':'staff/" + key + "','data':'alarm'}"));
            bob.receivesNothing();
        }
    }

    @Test
    void aRoleThatANewTokenHasNotEndsTheWatch() {
        try (var ann = connect("ann", "staff")) {
            ann.sends(watch("staff/" + key)).receives(reply(1, "'" + key + "'"));

            ann.sends("{\"auth\":\"" + Pass.of("ann", "guest") + "\",\"id\":2}");
            endsAndIsAcknowledged(ann, "staff/" + key);

            assertEquals("0", desk.post("push?topic=staff/" + key + "&value=alarm"));
            ann.receivesNothing();
        }
    }

    @Test
    void theMethodDecidesAnewWhenTheIdentityChanges() {
        try (var boss = connect("b" + key, "boss")) {
            boss.sends(watch("own/ann/" + key)).receives(reply(1, "'of ann'"));
            assertEquals("1", desk.post("rename?user=b" + key + "&name=c" + key));

            var ended = object(boss.receivesText());
            assertEquals("own/ann/" + key, ended.getString("unwatch"));
            assertEquals(
                    "this belongs to somebody else",
                    ended.getJsonObject("error").getString("message"));
            assertEquals(List.of("opened", "unwatched"), desk.journal(key, 2));
            assertEquals("0", desk.post("push?topic=own/ann/" + key + "&value=x"));
        }
    }

    @Test
    void aMessageReachesAUserOnAllDevicesAndNobodyElse() {
        try (var phone = connect("u" + key);
                var laptop = connect("u" + key);
                var bob = connect("bob")) {
            bob.sends(json("{'event':'tell','path':'/users/u" + key + "','data':'hi','id':1}"))
                    .receives(reply(1, "null"));

            phone.receives(event("told", "'hi'")).receivesNothing();
            laptop.receives(event("told", "'hi'"));
            bob.receivesNothing();
        }
    }

    /** In whatever order: a token is acknowledged by one thread, and a watch ended by the same before or after that. */
    private static void endsAndIsAcknowledged(Conversation peer, String topic) {
        String first = peer.receivesText();
        String second = peer.receivesText();
        boolean acknowledgedFirst = first.equals(reply(2, "null"));
        assertEquals(reply(2, "null"), acknowledgedFirst ? first : second);
        var ended = object(acknowledgedFirst ? second : first);
        assertEquals(topic, ended.getString("unwatch"));
        assertEquals("FORBIDDEN", ended.getJsonObject("error").getString("code"));
    }

    private static String watch(String topic) {
        return json("{'watch':'" + topic + "','id':1}");
    }

    private Conversation connect(String name, String... roles) {
        return app.upgrade("/topics?key=" + key)
                .header("Authorization", "Bearer " + Pass.of(name, roles))
                .connect();
    }
}
