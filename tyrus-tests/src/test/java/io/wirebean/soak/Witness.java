// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Holds what the server reported against what its peers got. Messages are numbered by their publisher, upwards for each of its
 * receivers; the report and the message may come in either order. It remembers what is under way and no more.
 */
final class Witness {

    /** So many are told; the rest is counted. */
    private static final int FAULTS_TOLD = 50;

    private static final int FAULT_CHARS = 1_000;

    /** The messages of a publisher to a receiver, or the requests of a peer. */
    private record Route(String publisher, String receiver) {}

    private final Map<Route, Run> runs = new ConcurrentHashMap<>();
    private final Map<Route, Set<Long>> asked = new ConcurrentHashMap<>();
    private final Consumer<String> told;
    private final List<String> faults = new ArrayList<>();
    private final LongAdder faultCount = new LongAdder();
    private final LongAdder arrivals = new LongAdder();
    private final LongAdder reports = new LongAdder();
    private final LongAdder replies = new LongAdder();

    /** @param told hears of the first faults as they are noticed */
    Witness(Consumer<String> told) {
        this.told = told;
    }

    /** The server said what became of a message. */
    void reported(String publisher, String receiver, long number, Delivery outcome) {
        reports.increment();
        Run run = run(publisher, receiver);
        synchronized (run) {
            if (outcome == Delivery.WRITTEN) {
                run.written(number);
            } else if (outcome != Delivery.FAILED) {
                run.dropped(number, outcome);
            }
        }
    }

    /** A message came, and it must have been reported by the end. */
    void arrived(String publisher, String receiver, long number) {
        arrivals.increment();
        Run run = run(publisher, receiver);
        synchronized (run) {
            run.arrived(number);
        }
    }

    /** A message came to somebody who gets all of them while it is there, whatever is reported. */
    void followed(String publisher, String receiver, long number) {
        arrivals.increment();
        Run run = run(publisher, receiver);
        synchronized (run) {
            run.followed(number);
        }
    }

    /** A peer that followed has left. */
    void left(String receiver) {
        runs.keySet().removeIf(route -> route.receiver().equals(receiver));
        asked.keySet().removeIf(route -> route.receiver().equals(receiver));
    }

    void asked(String peer, long id) {
        asked.computeIfAbsent(new Route("", peer), any -> ConcurrentHashMap.newKeySet())
                .add(id);
    }

    void answered(String peer, long id, long value) {
        replies.increment();
        if (!asked.getOrDefault(new Route("", peer), Set.of()).remove(id)) {
            fault("the reply to " + id + " of " + peer + " came twice or was not asked for");
        } else if (id != value) {
            fault("the reply to " + id + " of " + peer + " was for " + value);
        }
    }

    /** Another fault that somebody has seen. */
    void fault(String what) {
        faultCount.increment();
        synchronized (faults) {
            if (faults.size() < FAULTS_TOLD) {
                String some = what.substring(0, Math.min(FAULT_CHARS, what.length()));
                faults.add(some);
                told.accept("FAULT " + some);
            }
        }
    }

    /** What has been wrong so far. */
    List<String> faults() {
        synchronized (faults) {
            var all = new ArrayList<>(faults);
            if (faultCount.sum() > all.size()) {
                all.add("and " + (faultCount.sum() - all.size()) + " more");
            }
            return all;
        }
    }

    /** What is still open: reported and not there, there and not reported, asked and not answered. */
    List<String> open() {
        var open = new ArrayList<String>();
        runs.values().forEach(run -> {
            synchronized (run) {
                run.open(open);
            }
        });
        asked.forEach((route, ids) -> {
            if (!ids.isEmpty()) {
                open.add("no reply to " + ids + " of " + route.receiver());
            }
        });
        return open;
    }

    @Override
    public String toString() {
        return arrivals.sum() + " arrived, " + reports.sum() + " reports, " + replies.sum() + " replies, "
                + faultCount.sum() + " faults";
    }

    private Run run(String publisher, String receiver) {
        return runs.computeIfAbsent(new Route(publisher, receiver), route -> new Run(route.toString()));
    }

    /** One publisher's messages to one receiver. */
    private final class Run {

        private final String name;
        private final TreeSet<Long> written = new TreeSet<>();
        private final TreeSet<Long> unreported = new TreeSet<>();
        private final TreeSet<Long> dropped = new TreeSet<>();
        private long last;

        Run(String name) {
            this.name = name;
        }

        void arrived(long number) {
            if (!inOrder(number)) {
                return;
            }
            if (dropped.contains(number)) {
                fault(number + " of " + name + " arrived, and was reported as dropped");
            } else if (!written.remove(number)) {
                unreported.add(number);
            }
            dropped.headSet(number, true).clear();
            for (Long lost = written.lower(number); lost != null; lost = written.lower(number)) {
                written.remove(lost);
                fault(lost + " of " + name + " was reported as written, but " + number + " came first");
            }
        }

        void followed(long number) {
            if (last != 0 && number > last + 1) {
                fault(name + " has nothing between " + last + " and " + number);
            }
            inOrder(number);
        }

        void written(long number) {
            if (!unreported.remove(number) && !written.add(number)) {
                fault(number + " of " + name + " was reported as written twice");
            } else if (written.contains(number) && number <= last) {
                written.remove(number);
                fault(number + " of " + name + " was reported as written, and did not arrive before " + last);
            }
        }

        void dropped(long number, Delivery why) {
            if (unreported.remove(number)) {
                fault(number + " of " + name + " arrived, and was reported as " + why);
            } else if (number > last) {
                dropped.add(number);
            }
        }

        void open(List<String> open) {
            written.forEach(number -> open.add(number + " of " + name + " was reported as written, and is not there"));
            unreported.forEach(number -> open.add(number + " of " + name + " is there, and was never reported"));
        }

        private boolean inOrder(long number) {
            if (number <= last) {
                fault(number + " of " + name + " came " + (number == last ? "twice" : "after " + last));
                return false;
            }
            last = number;
            return true;
        }
    }
}
