// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One connection's messages are handled in order and one at a time; connections run beside each other. */
@Conformance
class OrderConformance {

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    OrderConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void aThousandEventsAreHandledInOrderAndOneAtATime() {
        try (var ann = app.connect("/order")) {
            for (int i = 0; i < 1_000; i++) {
                ann.sends(event("count", String.valueOf(i)));
            }
            String all = IntStream.range(0, 1_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
            ann.sends(request(1, "report")).receives(reply(1, "[0,[" + all + "]]"));
        }
    }

    @Test
    void tenThousandMessagesAtOnceAreAnsweredInOrder() {
        try (var ann = app.connect("/order")) {
            for (int i = 0; i < 10_000; i++) {
                ann.sends(request(i, "work", String.valueOf(i)));
            }
            for (int i = 0; i < 10_000; i++) {
                ann.receives(reply(i, String.valueOf(i)));
            }
        }
    }

    @Test
    void theOpeningIsOverBeforeTheFirstMessageIsHandled() {
        String gate = "slow-open" + key;
        try (var ann = app.connect("/order?key=" + gate)) {
            ann.sends(request(1, "now")).receivesNothing();
            assertEquals(List.of(), probe.journal(gate, 0));
            probe.open(gate);
            ann.receives(reply(1, "'now'"));
        }
    }

    @Test
    void theNextMessageWaitsForAStageAndNoThreadDoes() {
        try (var ann = app.connect("/order");
                var bob = app.connect("/order")) {
            ann.sends(request(1, "later", "'" + key + "'")).sends(request(2, "now"));
            bob.sends(request(1, "now")).receives(reply(1, "'now'"));
            ann.receivesNothing();
            probe.open(key);
            ann.receives(reply(1, "'later'")).receives(reply(2, "'now'"));
        }
    }

    @Test
    void aNonBlockingHandlerDoesNotOvertake() {
        try (var ann = app.connect("/order")) {
            ann.sends(request(1, "quick")).receives(reply(1, "'quick'"));
            ann.sends(request(2, "wait", "'" + key + "'"))
                    .sends(request(3, "quick"))
                    .receivesNothing();
            probe.open(key);
            ann.receives(reply(2, "'" + key + "'")).receives(reply(3, "'quick'"));
        }
    }

    @Test
    void concurrentHandlersOfOneConnectionOverlap() {
        try (var ann = app.connect("/order")) {
            String both =
                    ann.sends(request(1, "meet")).sends(request(2, "meet")).receivesText() + ann.receivesText();

            assertEquals(2, both.split("\"data\":2", -1).length - 1, both);
        }
    }

    @Test
    void aHundredBlockedHandlersDelayNobody() {
        List<Conversation> blocked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            blocked.add(app.connect("/order?key=" + key).sends(request(1, "wait", "'" + key + "'")));
        }
        assertEquals(
                100, probe.journal(key, 200).stream().filter("waiting"::equals).count());
        try (var bob = app.connect("/order")) {
            bob.sends(request(1, "now")).receives(reply(1, "'now'"));
        }
        probe.open(key);
        blocked.forEach(one -> one.receives(reply(1, "'" + key + "'")));
        blocked.forEach(Conversation::close);
    }

    @Test
    void theLastCallbackComesAfterTheRunningHandler() {
        var ann = app.rawSocket("/order?key=" + key);
        ann.sends(request(1, "wait", "'" + key + "'"));
        assertEquals(List.of("opened", "waiting"), probe.journal(key, 2));
        ann.resets();
        probe.open(key);

        assertEquals(List.of("opened", "waiting", "waited", "closed"), probe.journal(key, 4));
    }
}
