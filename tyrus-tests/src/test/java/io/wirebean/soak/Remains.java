// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.embedded.WirebeanServer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is there of a server while nobody is connected.
 *
 * @param indexes what each of them holds
 * @param objects how many there are of each class of ours and of the server below us
 */
record Remains(Map<String, Long> indexes, Map<String, Long> objects, long heapBytes, Sockets sockets) {

    /** Objects of these are one for each connection, message or step; of others a few more may be made as threads come. */
    private static final List<String> OF_CONNECTIONS = List.of(
            "io.wirebean.internal.engine.",
            "io.wirebean.internal.gate.",
            "io.wirebean.internal.jakarta.",
            "io.wirebean.embedded.",
            "org.glassfish.tyrus.core.TyrusSession",
            "org.glassfish.tyrus.core.TyrusWebSocket",
            "org.glassfish.grizzly.nio.transport.TCPNIOConnection");

    private static final List<String> IN_SHORT = List.of(
            "Engine",
            "Registry",
            "Sessions",
            "Expiries",
            "Flusher",
            "Pulse",
            "Wheel",
            "Runs.under",
            "CdiCallbackScope");

    /** What is idle for the next callback, the threads and one a thread; what has been revoked within the last minutes. */
    private static final Set<String> MAY_DIFFER = Set.of(
            "LeanPool.resting",
            "LeanPool.workers",
            "Revocations.revokedAt",
            "EngineParts.timer",
            "GateParts.timer",
            "Threads.timer",
            "SessionKeeper.timer",
            "SessionWatch.timer");

    static Remains of(WirebeanServer server) throws JMException {
        Map<String, Long> objects = counted();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Remains(Census.of(server), objects, heap, Sockets.open());
    }

    /** What is more than it was. */
    List<String> moreThan(Remains before, double heapShare) {
        var more = new ArrayList<String>();
        indexes.forEach((name, size) -> {
            long was = before.indexes.getOrDefault(name, 0L);
            if (size != was && !MAY_DIFFER.contains(name)) {
                more.add(name + " holds " + size + ", and " + was + " before");
            }
        });
        objects.forEach((name, count) -> {
            long was = before.objects.getOrDefault(name, 0L);
            // a lambda that keeps nothing is made once, when it is first come by
            long may = name.contains("$$Lambda") ? Math.max(was, 1) : was;
            if (count > may && OF_CONNECTIONS.stream().anyMatch(name::startsWith)) {
                more.add(count + " of " + name + ", and " + was + " before");
            }
        });
        if (heapBytes > before.heapBytes * (1 + heapShare)) {
            more.add("the heap has " + heapBytes + " bytes, and " + before.heapBytes + " before; most grew "
                    + growth(before));
        }
        more.addAll(sockets.moreThan(before.sockets));
        return more;
    }

    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " " + thread.getId())
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "heap %,d KiB, %d sockets, indexes %s"
                .formatted(
                        heapBytes / 1024,
                        sockets.count(),
                        indexes.entrySet().stream()
                                .filter(entry -> IN_SHORT.stream().anyMatch(entry.getKey()::startsWith))
                                .toList());
    }

    private List<String> growth(Remains before) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getValue() - before.objects.getOrDefault(entry.getKey(), 0L) > 100)
                .sorted((one, other) -> Long.compare(
                        other.getValue() - before.objects.getOrDefault(other.getKey(), 0L),
                        one.getValue() - before.objects.getOrDefault(one.getKey(), 0L)))
                .limit(20)
                .map(entry ->
                        entry.getKey() + " by " + (entry.getValue() - before.objects.getOrDefault(entry.getKey(), 0L)))
                .toList();
    }

    /** By a full collection, which it is made after. */
    private static Map<String, Long> counted() throws JMException {
        String histogram = histogram();
        // what references keep and cleaners free goes with the next
        histogram = histogram();
        var objects = new TreeMap<String, Long>();
        for (String line : histogram.split("\n")) {
            String[] words = line.trim().split("\\s+");
            if (words.length >= 4 && words[0].endsWith(":")) {
                objects.merge(words[3].replaceAll("(0x|/0x).*", ""), Long.parseLong(words[1]), Long::sum);
            }
        }
        return objects;
    }

    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }
}
