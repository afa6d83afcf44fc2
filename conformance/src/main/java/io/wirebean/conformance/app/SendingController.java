// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.SendResult;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Sends from many threads, and more than a reader that has stopped can take. */
@WSController("/sending")
public class SendingController {

    @Inject
    Journal journal;

    /** How many threads send how many messages each. */
    public record Storm(int threads, int each) {}

    /** One message of a storm. */
    public record Drop(int thread, int number, String filler) {}

    @OnWSMessage("storm")
    int storm(Connection me, Storm storm) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < storm.threads(); i++) {
            int number = i;
            Thread thread = new Thread(() -> send(me, number, storm.each(), start));
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return storm.threads() * storm.each();
    }

    @OnWSMessage("flood")
    void flood(Connection me, int most) {
        String filler = "x".repeat(50_000);
        for (int i = 0; i < most; i++) {
            SendResult result = me.send("flood", filler);
            if (result.dropped().isPresent()) {
                journal.note(me, "dropped " + result.dropped().get());
                return;
            }
        }
        journal.note(me, "nothing dropped");
    }

    @OnWSMessage("alive")
    String alive() {
        return "alive";
    }

    @OnWSDisconnection
    void closed(Connection me, CloseReason why) {
        journal.note(me, "closed " + why.code() + " " + why.initiator());
    }

    private static void send(Connection me, int thread, int each, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int i = 0; i < each; i++) {
            // of different lengths, so that what is interleaved cannot look whole by chance
            me.send("drop", new Drop(thread, i, "y".repeat(i * 7 % 100)));
        }
    }
}
