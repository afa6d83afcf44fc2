// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.Audience;
import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.soak.SoakController.Numbered;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Send numbered messages from the server's side, each at its pace, and tell the witness what was reported of them. */
final class Publishers implements AutoCloseable {

    private final Connections connections;
    private final Witness witness;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final LongAdder pending = new LongAdder();
    private final LongAdder missed = new LongAdder();

    Publishers(Connections connections, Witness witness) {
        this.connections = connections;
        this.witness = witness;
    }

    /** Again so long after the last time: what a slow machine has not sent is not made up for, which would be a flood. */
    void every(long millis, Runnable task) {
        threads.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** To an audience in which these are; of the others nothing is claimed. */
    void publish(String publisher, Audience audience, Set<String> sure, String pad) {
        Numbered message = next(publisher, pad);
        SendReport report = audience.send("numbered", message);
        if (report.queued() + report.dropped() + report.failed() != report.total()) {
            witness.fault("the report does not add up: " + report);
        }
        pending.increment();
        report.delivered().thenAccept(delivery -> {
            if (delivery.total() != report.total()) {
                witness.fault(delivery.total() + " reports of a message to " + report.total());
            }
            missed.add(delivery.missed().size());
            Map<String, Delivery> others = delivery.missed().stream()
                    .collect(Collectors.toMap(SendReport.Missed::connection, SendReport.Missed::why));
            sure.forEach(name -> told(publisher, name, message.n(), others.getOrDefault(name, Delivery.WRITTEN)));
            pending.decrement();
        });
    }

    /** To each of these alone. */
    void direct(String publisher, Set<String> receivers) {
        Numbered message = next(publisher, "");
        for (String name : receivers) {
            connections.find(name).ifPresent(connection -> {
                pending.increment();
                connection.send("numbered", message).delivered().thenAccept(outcome -> {
                    told(publisher, name, message.n(), outcome);
                    pending.decrement();
                });
            });
        }
    }

    /** To each of these alone, who may be slow; what is dropped is dropped. */
    void directTo(String publisher, Set<String> receivers, Overflow policy, String pad) {
        Numbered message = next(publisher, pad);
        Outgoing outgoing = policy == Overflow.LATEST
                ? Outgoing.of("numbered", message).latest("key " + message.n() % 3)
                : Outgoing.of("numbered", message).overflow(policy);
        for (String name : receivers) {
            connections.find(name).ifPresent(connection -> {
                pending.increment();
                connection.send(outgoing).delivered().thenAccept(outcome -> {
                    missed.add(outcome == Delivery.WRITTEN ? 0 : 1);
                    witness.reported(publisher, name, message.n(), outcome);
                    pending.decrement();
                });
            });
        }
    }

    /** How many messages wait for the last word on them. */
    long pending() {
        return pending.sum();
    }

    /** How many messages were reported as not written. */
    long missed() {
        return missed.sum();
    }

    private void told(String publisher, String name, long number, Delivery outcome) {
        if (outcome != Delivery.WRITTEN) {
            witness.fault(number + " of " + publisher + " to " + name + ", who reads, was reported as " + outcome);
        }
        witness.reported(publisher, name, number, outcome);
    }

    private Numbered next(String publisher, String pad) {
        return new Numbered(System.nanoTime(), numbers.merge(publisher, 1L, Long::sum), publisher, pad);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            witness.fault("a publisher failed: " + e);
        }
    }

    /** Stops publishing; what is on its way stays so. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                witness.fault("a publisher hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
