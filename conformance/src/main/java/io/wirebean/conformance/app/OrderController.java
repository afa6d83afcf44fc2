// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.AttributeKey;
import io.wirebean.Concurrent;
import io.wirebean.Connection;
import io.wirebean.NonBlocking;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Handlers that wait, overlap and finish later. */
@WSController("/order")
public class OrderController {

    private static final AttributeKey<Log> LOG = AttributeKey.of("log", Log.class);

    @Inject
    Gates gates;

    @Inject
    Journal journal;

    /** What a connection has seen; written by one handler at a time, if the order holds. */
    static final class Log {
        private final List<Integer> seen = new ArrayList<>();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger overlaps = new AtomicInteger();
        private final CyclicBarrier meeting = new CyclicBarrier(2);
    }

    @OnWSConnection
    void opened(Connection me) throws InterruptedException {
        me.attribute(LOG, new Log());
        String key = Journal.key(me);
        if (key.startsWith("slow-open")) {
            gates.pass(key);
        }
        journal.note(me, "opened");
    }

    @OnWSMessage("count")
    void count(Connection me, int number) {
        Log log = log(me);
        if (log.running.incrementAndGet() != 1) {
            log.overlaps.incrementAndGet();
        }
        log.seen.add(number);
        Thread.yield();
        log.running.decrementAndGet();
    }

    @OnWSMessage("report")
    List<Object> report(Connection me) {
        return List.of(log(me).overlaps.get(), log(me).seen);
    }

    @OnWSMessage("work")
    int work(int number) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        return number;
    }

    @OnWSMessage("wait")
    String await(Connection me, String gate) throws InterruptedException {
        journal.note(me, "waiting");
        gates.pass(gate);
        journal.note(me, "waited");
        return gate;
    }

    @OnWSMessage("later")
    CompletionStage<String> later(String gate) {
        return gates.gate(gate).thenApply(opened -> "later");
    }

    @OnWSMessage("now")
    String now() {
        return "now";
    }

    @OnWSMessage("quick")
    @NonBlocking
    String quick() {
        return "quick";
    }

    @OnWSMessage("meet")
    @Concurrent
    int meet(Connection me) throws InterruptedException, BrokenBarrierException, TimeoutException {
        return log(me).meeting.await(10, TimeUnit.SECONDS) >= 0 ? 2 : 0;
    }

    @OnWSDisconnection
    void closed(Connection me) {
        journal.note(me, "closed");
    }

    private static Log log(Connection me) {
        return me.attribute(LOG).orElseThrow();
    }
}
