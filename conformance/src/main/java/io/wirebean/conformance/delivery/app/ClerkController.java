// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery.app;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.DeliveryReport;
import io.wirebean.OnWSMessage;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.WSController;
import io.wirebean.conformance.app.Journal;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Sends to rooms what the suite wants sent, and tells what has become of it. */
@WSController("/clerk")
public class ClerkController {

    /** A write that takes longer than that over the loopback has no reader. */
    private static final long STALLED_SECONDS = 2;

    private static final String FILLER = "x".repeat(60_000);

    @Inject
    Journal journal;

    @Inject
    Connections connections;

    /** Messages to a room, numbered from 0 and of a size; of as many keys as there are, where it is more than none. */
    public record Post(String room, int count, int size, Overflow policy, int keys, boolean binary) {}

    /** What was told at once of all of them together. */
    public record Posted(int total, int queued, int overflow, int closed, int failed, int displaced) {}

    /** An announcement to a room, of which some end while it is sent. */
    public record Announcement(String room, String stalled, String doomed) {}

    /** What was told of it, and whether those who missed it are named, all of them and nobody else. */
    public record Announced(Posted counts, boolean names) {}

    /** Writes to each connection of a room until it takes no more; tells how many messages each may find then. */
    @OnWSMessage("fill")
    List<Integer> fill(String room) {
        var filling = new ArrayList<CompletableFuture<Integer>>();
        for (Connection connection : connections.room(room).connections()) {
            filling.add(CompletableFuture.supplyAsync(
                    () -> filled(connection), task -> new Thread(task, "fills " + room).start()));
        }
        return filling.stream().map(CompletableFuture::join).toList();
    }

    /** Sends without looking back. */
    @OnWSMessage("post")
    Posted post(Post post) {
        var later = new ArrayList<CompletionStage<DeliveryReport>>();
        var reports = new ArrayList<SendReport>();
        for (int i = 0; i < post.count(); i++) {
            SendReport report = connections.room(post.room()).send(message(post, i));
            reports.add(report);
            later.add(report.delivered());
        }
        noteOutcomes(post.room(), later);
        return sum(reports);
    }

    /** Sends one message to all three rooms together. */
    @OnWSMessage("announce")
    Announced announce(Announcement announcement) {
        Set<String> lost = ids(announcement.stalled());
        lost.addAll(ids(announcement.doomed()));
        SendReport report = connections
                .everyone()
                .where(one -> takesPart(one, announcement))
                .send(Outgoing.of("announcement", "for all").overflow(Overflow.DROP_NEWEST));
        noteOutcomes(announcement.room(), List.of(report.delivered()));
        Set<String> named = report.missed().stream()
                .map(SendReport.Missed::connection)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Announced(
                sum(List.of(report)), named.equals(lost) && report.missed().size() == lost.size());
    }

    /** What lives in the heap. */
    @OnWSMessage("heap")
    long heap() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Closes all in a room. */
    @OnWSMessage("close")
    int close(String room) {
        return connections.room(room).disconnect(4444, "told to");
    }

    private static boolean takesPart(Connection one, Announcement announcement) {
        if (one.rooms().contains(announcement.doomed())) {
            one.abort();
            return true;
        }
        return one.rooms().contains(announcement.room()) || one.rooms().contains(announcement.stalled());
    }

    private Set<String> ids(String room) {
        return connections.room(room).connections().stream()
                .map(Connection::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int filled(Connection connection) {
        for (int i = 1; ; i++) {
            var sent = connection.send(Outgoing.of("filler", FILLER).overflow(Overflow.DROP_NEWEST));
            try {
                if (sent.delivered().toCompletableFuture().get(STALLED_SECONDS, TimeUnit.SECONDS) != Delivery.WRITTEN) {
                    return i;
                }
            } catch (TimeoutException e) {
                return i;
            } catch (Exception e) {
                throw new IllegalStateException("a delivery never fails", e);
            }
        }
    }

    private static Outgoing message(Post post, int number) {
        String text = number + " " + "x".repeat(post.size());
        Object data = post.binary() ? text.getBytes(StandardCharsets.UTF_8) : text;
        Outgoing message = Outgoing.of("numbered", data);
        return post.keys() > 0 ? message.latest("key" + number % post.keys()) : message.overflow(post.policy());
    }

    private static Posted sum(List<SendReport> reports) {
        int[] sums = new int[6];
        for (SendReport report : reports) {
            sums[0] += report.total();
            sums[1] += report.queued();
            sums[2] += report.dropped(Delivery.OVERFLOW);
            sums[3] += report.dropped(Delivery.CLOSED);
            sums[4] += report.failed();
            sums[5] += report.displaced();
        }
        return new Posted(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** Notes what became of all of them when it is known of the last. */
    private void noteOutcomes(String room, List<CompletionStage<DeliveryReport>> later) {
        var all = later.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).thenRun(() -> journal.note(room + "/outcome", outcomes(later)));
    }

    private static String outcomes(List<CompletionStage<DeliveryReport>> known) {
        Map<Delivery, Integer> counts = new EnumMap<>(Delivery.class);
        for (CompletionStage<DeliveryReport> one : known) {
            DeliveryReport report = one.toCompletableFuture().join();
            for (Delivery outcome : Delivery.values()) {
                counts.merge(outcome, report.count(outcome), Integer::sum);
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }
}
