// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.embedded.WirebeanServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Peers come, stall, crash, flood and send rubbish, for {@code -Dsoak.seconds}; those who behave get what was reported as
 * delivered to them, once and in order, and nothing stays behind of anybody.
 */
class DeliverySoak {

    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("soak.seconds", 600));
    private static final Duration WARM_UP = Duration.ofSeconds(Math.min(30, DURATION.toSeconds()));
    private static final double HEAP_SHARE = 0.1;

    private final Witness witness = new Witness(Progress::say);
    private final LoggedFaults log = new LoggedFaults(witness);

    @Test
    void whatIsReportedDeliveredArrivesOnceAndInOrderAndNothingStaysBehind() throws Exception {
        Server.warmUp();
        Set<String> threads = Remains.threads();
        Sockets sockets = Sockets.open();
        log.begin();
        var more = new ArrayList<String>();
        try (WirebeanServer server = Server.start("10s")) {
            var bout = new Bout(server, witness);
            bout.run(WARM_UP, Progress::say);
            Remains before = Server.settled(server);
            Progress.say("to begin with: " + before);
            more.addAll(Server.stillThere(server, before));
            bout.run(DURATION, Progress::say);
            Remains after = Server.settled(server);
            Progress.say("in the end: " + after);
            more.addAll(after.moreThan(before, HEAP_SHARE));
            more.addAll(Server.stillThere(server, after));
        }
        log.end();
        more.addAll(Server.leftOf(threads, sockets));
        Progress.say("warnings: " + log.warnings());

        Progress.say(witness + "");
        more.forEach(what -> Progress.say("LEFT " + what));
        assertEquals(List.of(), witness.faults());
        assertEquals(List.of(), more);
    }
}
