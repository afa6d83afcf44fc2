// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery.app;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Sends from many threads at once, to one connection or to a room, and between the replies of one handler. */
@WSController("/storm")
public class StormController {

    @Inject
    Connections connections;

    /** How many threads send how many messages each; to whom, where the room is named, else to the caller. */
    public record Storm(int threads, int each, String room) {}

    @OnWSMessage("one")
    int toOne(Connection me, Storm storm) {
        return storm(storm, (thread, number) -> me.send("drop", text(thread, number)));
    }

    @OnWSMessage("room")
    int toRoom(Storm storm) {
        Audience room = connections.room(storm.room());
        return storm(storm, (thread, number) -> room.send("drop", text(thread, number)));
    }

    /** What is sent before the reply is there before it. */
    @OnWSMessage("before")
    String before(Connection me, int count) {
        for (int i = 0; i < count; i++) {
            me.send("before", i);
        }
        return "after " + count;
    }

    /** Sends without an end, from many threads, until the connection takes no more; it closes in the midst of it. */
    @OnWSMessage("closing")
    void closing(Connection me, Storm storm) {
        storm(storm, (thread, number) -> {
            if (thread == 0 && number == storm.each() / 2) {
                me.close(4444, "enough");
            }
            me.send("drop", text(thread, number));
        });
    }

    private static int storm(Storm storm, Sender sender) {
        var start = new CountDownLatch(1);
        var threads = IntStream.range(0, storm.threads())
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> sendAll(thread, storm.each(), start, sender), task -> new Thread(task).start()))
                .toList();
        start.countDown();
        threads.forEach(CompletableFuture::join);
        return storm.threads() * storm.each();
    }

    private static void sendAll(int thread, int each, CountDownLatch start, Sender sender) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        for (int i = 0; i < each; i++) {
            sender.send(thread, i);
        }
    }

    /** Of different lengths, so that what is interleaved cannot look whole by chance. */
    private static String text(int thread, int number) {
        return thread + " " + number + " " + "y".repeat((thread + number) * 7 % 300);
    }

    @FunctionalInterface
    private interface Sender {
        void send(int thread, int number);
    }
}
