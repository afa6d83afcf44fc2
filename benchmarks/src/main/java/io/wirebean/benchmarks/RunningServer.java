// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.load.Target;
import io.wirebean.benchmarks.server.Child;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, so that its processor time is its alone. */
final class RunningServer implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Subject subject;
    private final Process process;
    private final int port;

    private RunningServer(Subject subject, Process process, int port) {
        this.subject = subject;
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it tells its port. */
    static RunningServer start(Subject subject, List<String> options, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(subject.commandLine(options))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith(Child.PORT)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException(subject.name() + " has not started: see " + log);
        }
        drain(lines, subject.name());
        return new RunningServer(subject, process, Integer.parseInt(line.substring(Child.PORT.length())));
    }

    String name() {
        return subject.name();
    }

    Target target(String path) {
        return Target.local(port, subject.prefix() + path);
    }

    /** What its threads have used, in microseconds; in steps of ten milliseconds where the system counts so. */
    double cpuMicros() throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
        }
        String line = Files.readString(stat);
        // the name of the command may contain spaces, and ends with the last parenthesis
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND * 1e6;
    }

    /** The memory that the system has given it. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    /** What lives in its heap, after a full collection; 0 where it is no JVM. */
    long liveBytes() throws IOException {
        if (!subject.command().get(0).equals("java")) {
            return 0;
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectError(new File("/dev/null"))
                .start();
        String total = "";
        try (BufferedReader lines = asked.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        String[] words = total.trim().split("\\s+");
        return words.length < 3 ? 0 : Long.parseLong(words[2]);
    }

    /** Asks it to end, and ends it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What it goes on saying: a pipe that nobody reads would stop it. */
    private static void drain(BufferedReader lines, String name) {
        var drain = new Thread(() -> lines.lines().forEach(line -> {}), name + "-output");
        drain.setDaemon(true);
        drain.start();
    }
}
