// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.Outgoing;
import io.wirebean.SendReport;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WatchRefusedException;
import io.wirebean.WatchState;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Topics that can be watched, and what is published to them. */
@WSController("/watches")
public class WatchController {

    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    @Inject
    Connections connections;

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    /** One update. */
    public record Update(String topic, String value) {}

    @OnWSWatch("order/{id}")
    Map<String, String> order(@FromPath("id") String id) {
        return Map.of("order", id);
    }

    @OnWSWatch("order")
    void orders() {}

    @OnWSWatch("gated/{gate}")
    CompletionStage<String> gated(@FromPath("gate") String gate) {
        journal.note(gate, "asked");
        return gates.gate(gate).thenApply(opened -> "open");
    }

    @OnWSWatch("refused/{gate}")
    String refused(@FromPath("gate") String gate) throws InterruptedException {
        journal.note(gate, "asked");
        gates.pass(gate);
        throw new WatchRefusedException("this is not yours");
    }

    @OnWSWatch("count/{key}")
    WatchState count(@FromPath("key") String key) {
        long now = counter(key).get();
        return WatchState.of(now, now);
    }

    @OnWSWatch(value = "price/{symbol}", every = "${wirebean.conformance.every:50ms}")
    void price() {}

    @OnWSUnwatch("order/{id}")
    void unwatched(Connection me, @FromPath("id") String id) {
        journal.note(id, "unwatched");
    }

    @OnWSDisconnection
    void left(Connection me) {
        journal.note(me, "left " + me.watches());
    }

    @OnWSMessage("publish")
    int publish(Update update) {
        SendReport report = connections.watching(update.topic()).send("update", update.value());
        return report.total();
    }

    /** Publishes the counted states of a key, a thousand of them, no faster than they are taken, while others do the same. */
    @OnWSMessage("publishThousand")
    void publishThousand(String key) {
        for (int i = 1; i <= 1000; i++) {
            long n = counter(key).incrementAndGet();
            SendReport report = connections
                    .watching("count/" + key)
                    .send(Outgoing.of("n", n).version(n));
            if (i % 50 == 0) {
                report.delivered()
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            }
        }
    }

    /** Changes a price a thousand times. */
    @OnWSMessage("shakePrice")
    void shakePrice(String symbol) {
        for (int i = 1; i <= 1000; i++) {
            connections.watching("price/" + symbol).send("price", i);
        }
    }

    @OnWSMessage(value = "ship", path = "/orders/{id}")
    @WSBroadcast(event = "shipped", topic = "order/{id}")
    String ship(@FromPath("id") String id) {
        return id;
    }

    @OnWSMessage("watches")
    Set<String> watches(Connection me) {
        return me.watches();
    }

    @OnWSMessage("isWatched")
    boolean isWatched(String topic) {
        return connections.topics().contains(topic);
    }

    private AtomicLong counter(String key) {
        return counters.computeIfAbsent(key, none -> new AtomicLong());
    }
}
