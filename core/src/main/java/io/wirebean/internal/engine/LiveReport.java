// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import io.wirebean.DeliveryReport;
import io.wirebean.SendReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The report of one broadcast: its sender fills in what is known at once, the queues what comes later. */
final class LiveReport implements SendReport {

    private final int total;
    private final AtomicInteger unsettled;
    private final List<Missed> missedInTheEnd = new ArrayList<>(0);
    private List<Missed> missed = List.of();
    private int displaced;

    /** Made for the first that asks, under the lock of the list. */
    private @Nullable CompletableFuture<DeliveryReport> delivered;

    LiveReport(int total) {
        this.total = total;
        this.unsettled = new AtomicInteger(total);
    }

    /** What became of it for one connection when it was sent; called by the sender alone. */
    void sent(LiveConnection connection, Parcel parcel, int displacedByIt) {
        displaced += displacedByIt;
        Delivery known = parcel.outcome();
        if (parcel.isQueued() && known != Delivery.FAILED) {
            return;
        }
        if (missed.isEmpty()) {
            missed = new ArrayList<>();
        }
        missed.add(new Missed(connection.id(), parcel.dropped().orElse(Delivery.FAILED)));
    }

    /** A format sends nothing for it: that is all that there is to receive. */
    void nothingToSend() {
        settleOne();
    }

    /** What has become of it for one connection in the end; each tells once. */
    void settled(String connection, Delivery outcome) {
        if (outcome != Delivery.WRITTEN) {
            synchronized (missedInTheEnd) {
                missedInTheEnd.add(new Missed(connection, outcome));
            }
        }
        settleOne();
    }

    /** Whether somebody waits for the end. */
    boolean isAwaited() {
        synchronized (missedInTheEnd) {
            return delivered != null;
        }
    }

    @Override
    public int total() {
        return total;
    }

    @Override
    public int queued() {
        return total - missed.size();
    }

    @Override
    public int dropped() {
        return missed.size() - failed();
    }

    @Override
    public int dropped(Delivery why) {
        return why == Delivery.FAILED ? 0 : count(why);
    }

    @Override
    public int failed() {
        return count(Delivery.FAILED);
    }

    @Override
    public int displaced() {
        return displaced;
    }

    @Override
    public List<Missed> missed() {
        return List.copyOf(missed);
    }

    @Override
    public CompletionStage<DeliveryReport> delivered() {
        synchronized (missedInTheEnd) {
            if (delivered == null) {
                delivered = new CompletableFuture<>();
                if (unsettled.get() == 0) {
                    delivered.complete(inTheEnd());
                }
            }
            return delivered.minimalCompletionStage();
        }
    }

    @Override
    public String toString() {
        return "sent to " + total + ": " + queued() + " queued, " + dropped() + " dropped, " + failed() + " failed";
    }

    private void settleOne() {
        if (unsettled.decrementAndGet() > 0) {
            return;
        }
        CompletableFuture<DeliveryReport> waiting;
        synchronized (missedInTheEnd) {
            waiting = delivered;
        }
        if (waiting != null) {
            waiting.complete(inTheEnd());
        }
    }

    /** To be called when all is settled. */
    private DeliveryReport inTheEnd() {
        synchronized (missedInTheEnd) {
            return new DeliveryReport(total - missedInTheEnd.size(), missedInTheEnd);
        }
    }

    private int count(Delivery why) {
        int count = 0;
        for (Missed one : missed) {
            count += one.why() == why ? 1 : 0;
        }
        return count;
    }
}
