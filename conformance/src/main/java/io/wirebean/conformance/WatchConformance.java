// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.data;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.object;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clients watch what they may, begin with its state and miss nothing after that. */
@Conformance
class WatchConformance {

    private static final int PUBLISHERS = 4;

    private final WireClient app;
    private final Probe probe;
    private final String id = Probe.newKey();

    WatchConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void aWatcherGetsTheStateAndThenTheUpdates() {
        try (var ann = watches("order/" + id, "{'order':'" + id + "'}");
                var bob = app.connect("/watches")) {
            bob.sends(publish(1, "order/" + id, "shipped")).receives(reply(1, "1"));
            ann.receives(update("order/" + id, "shipped"));
            bob.receivesNothing();
        }
    }

    @Test
    void withoutAnIdTheAnswerNamesTheTopic() {
        try (var ann = app.connect("/watches")) {
            ann.sends(json("{'watch':'order/" + id + "'}"))
                    .receives(json("{'watch':'order/" + id + "','data':{'order':'" + id + "'}}"));
            ann.sends(json("{'watch':'nobodys'}"));
            var refusal = object(ann.receivesText());
            assertEquals("nobodys", refusal.getString("unwatch"));
            assertEquals("FORBIDDEN", refusal.getJsonObject("error").getString("code"));
        }
    }

    @Test
    void aTopicWithoutAPolicyIsDenied() {
        try (var ann = app.connect("/watches")) {
            ann.sends(watch(1, "orders/" + id));

            var denied = failure(ann.receivesText());
            assertEquals("1", denied.about());
            assertEquals("FORBIDDEN", denied.code());
            ann.sends(publish(2, "orders/" + id, "x")).receives(reply(2, "0"));
        }
    }

    @Test
    void whoIsRefusedIsToldAloneAndGetsNothingThatWasSentMeanwhile() {
        try (var ann = app.connect("/watches");
                var bob = app.connect("/watches")) {
            ann.sends(watch(1, "refused/" + id));
            probe.journal(id, 1);
            bob.sends(publish(1, "refused/" + id, "secret")).receives(reply(1, "0"));
            probe.open(id);

            var refused = failure(ann.receivesText());
            assertEquals("FORBIDDEN", refused.code());
            assertEquals("this is not yours", refused.message());
            ann.receivesNothing();
            bob.receivesNothing();
            bob.sends(request(2, "isWatched", "'refused/" + id + "'")).receives(reply(2, "false"));
        }
    }

    @Test
    void whatIsPublishedWhileTheMethodDecidesFollowsTheState() {
        try (var ann = app.connect("/watches");
                var bob = app.connect("/watches")) {
            ann.sends(watch(1, "gated/" + id));
            probe.journal(id, 1);
            bob.sends(publish(1, "gated/" + id, "one")).receives(reply(1, "0"));
            bob.sends(publish(2, "gated/" + id + "/below", "two")).receives(reply(2, "0"));
            probe.open(id);

            ann.receives(reply(1, "'open'"))
                    .receives(update("gated/" + id, "one"))
                    .receives(update("gated/" + id + "/below", "two"));
        }
    }

    @Test
    void noUpdateIsMissingAndNoneComesTwiceWhileOthersPublish() {
        List<Conversation> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(app.connect("/watches"));
        }
        try (var early = app.connect("/watches");
                var late = app.connect("/watches")) {
            early.sends(watch(1, "count/" + id)).receives(reply(1, "0"));
            publishers.forEach(each -> each.sends(request(1, "publishThousand", "'" + id + "'")));
            late.sends(watch(1, "count/" + id));
            missesNothing(early, 0);
            missesNothing(late, object(late.receivesText()).getInt("data"));
        } finally {
            publishers.forEach(Conversation::close);
        }
    }

    @Test
    void aWatchTakesInWhatIsBelowItAndEachMessageOnce() {
        try (var ann = watches("order", "null");
                var bob = app.connect("/watches")) {
            ann.sends(watch(2, "order/" + id)).receives(reply(2, "{'order':'" + id + "'}"));

            bob.sends(publish(1, "order/" + id, "a")).receives(reply(1, json("1")));
            ann.receives(update("order/" + id, "a")).receivesNothing();
        }
    }

    @Test
    void aBroadcastGoesToATopic() {
        try (var ann = watches("order/" + id, "{'order':'" + id + "'}");
                var bob = app.connect("/watches")) {
            bob.sends(json("{'event':'ship','path':'/orders/" + id + "','id':1}"))
                    .receives(reply(1, "null"));

            ann.receives(json("{'event':'shipped','topic':'order/" + id + "','data':'" + id + "'}"));
        }
    }

    @Test
    void unwatchingEndsItAndTheApplicationHearsOfIt() {
        try (var ann = watches("order/" + id, "{'order':'" + id + "'}")) {
            ann.sends(request(2, "watches")).receives(reply(2, json("['order/" + id + "']")));
            ann.sends(json("{'unwatch':'order/" + id + "','id':3}")).receives(reply(3, "null"));
            ann.sends(publish(4, "order/" + id, "x")).receives(reply(4, "0"));
            ann.sends(request(5, "watches")).receives(reply(5, "[]"));
            assertEquals(List.of("unwatched"), probe.journal(id, 1));
        }
        assertEquals(List.of("unwatched"), probe.journal(id, 1));
    }

    @Test
    void theEndOfAConnectionEndsItsWatches() {
        try (var ann = app.connect("/watches?key=" + id)) {
            ann.sends(watch(1, "order/" + id)).receives(reply(1, json("{'order':'" + id + "'}")));
            ann.breaksOff();
        }
        assertEquals(List.of("unwatched", "left []"), probe.journal(id, 2));
        try (var bob = app.connect("/watches")) {
            bob.sends(publish(1, "order/" + id, "x")).receives(reply(1, "0"));
        }
    }

    @Test
    void ofATopicWithARateTheLatestComesAndNotAll() {
        try (var ann = watches("price/" + id, "null");
                var bob = app.connect("/watches")) {
            bob.sends(request(1, "shakePrice", "'" + id + "'")).receives(reply(1, "null"));

            int updates = 0;
            String last;
            do {
                last = data(ann.receivesText());
                updates++;
            } while (!last.equals("1000"));
            int came = updates;
            assertTrue(came < 1000, () -> came + " updates");
        }
    }

    @Test
    void aTopicThatIsNoneIsABadMessage() {
        try (var ann = app.connect("/watches")) {
            for (String topic : List.of("''", "'a//b'", "'/a'", "7", "null")) {
                ann.sends(json("{'watch':" + topic + ",'id':1}"));
                assertEquals("BAD_MESSAGE", failure(ann.receivesText()).code());
            }
            ann.sends(watch(2, "order")).receives(reply(2, "null"));
        }
    }

    /** Reads all updates above the state, in whatever order. */
    private static void missesNothing(Conversation watcher, int state) {
        Set<Integer> seen = new HashSet<>();
        for (int n = state; n < PUBLISHERS * 1000; n++) {
            assertTrue(seen.add(object(watcher.receivesText()).getInt("data")));
        }
        assertTrue(seen.stream().allMatch(n -> n > state && n <= PUBLISHERS * 1000), seen::toString);
        watcher.receivesNothing();
    }

    private Conversation watches(String topic, String state) {
        return app.connect("/watches").sends(watch(1, topic)).receives(reply(1, json(state)));
    }

    private static String watch(int id, String topic) {
        return json("{'watch':'" + topic + "','id':" + id + "}");
    }

    private static String publish(int id, String topic, String value) {
        return request(id, "publish", json("{'topic':'" + topic + "','value':'" + value + "'}"));
    }

    private static String update(String topic, String value) {
        return json("{'event':'update','topic':'" + topic + "','data':'" + value + "'}");
    }
}
