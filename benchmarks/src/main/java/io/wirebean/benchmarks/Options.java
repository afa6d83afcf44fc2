// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param jfr whether the servers write flight recordings
 */
record Options(
        List<Subject> subjects,
        List<Mode> modes,
        int repetitions,
        Duration firstWarmUp,
        Duration warmUp,
        Duration measured,
        int rate,
        Path out,
        boolean jfr) {

    private static final Set<String> KNOWN =
            Set.of("servers", "modes", "repetitions", "first-warm-up", "warm-up", "seconds", "rate", "home", "jfr");

    static Options of(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.replaceFirst("^--", "").split("=", 2);
            if (!KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException(arg + " is no option; there are " + KNOWN);
            }
            given.put(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        Path home = Path.of(given.getOrDefault("home", "benchmarks")).toAbsolutePath();
        return new Options(
                subjects(home, given.getOrDefault("servers", "")),
                given.containsKey("modes") ? Mode.named(given.get("modes")) : Arrays.asList(Mode.values()),
                Integer.parseInt(given.getOrDefault("repetitions", "3")),
                seconds(given.getOrDefault("first-warm-up", "60")),
                seconds(given.getOrDefault("warm-up", "2")),
                seconds(given.getOrDefault("seconds", "5")),
                Integer.parseInt(given.getOrDefault("rate", "100")),
                home.resolve("target/benchmarks"),
                given.containsKey("jfr"));
    }

    List<String> jvmOptions(String name) {
        Path recording = out.resolve(name + ".jfr");
        return jfr
                ? List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording)
                : List.of();
    }

    private static List<Subject> subjects(Path home, String names) {
        List<Subject> all = Subject.all(home);
        if (names.isEmpty()) {
            return all.stream().filter(Subject::isThere).toList();
        }
        return Arrays.stream(names.split(","))
                .map(name -> all.stream()
                        .filter(subject -> subject.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no server " + name)))
                .toList();
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis((long) (Double.parseDouble(number) * 1000));
    }
}
