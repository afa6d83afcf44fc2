// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.load.Echo;
import io.wirebean.benchmarks.load.Load;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.benchmarks.load.Target;
import io.wirebean.benchmarks.server.Child;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, so that its processor time is its alone. */
final class RunningServer implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;
    private static final File NOTHING = new File("/dev/null");
    private static final int ATTEMPTS = 300;
    private static final long PAUSE_NANOS = 300_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Subject subject;
    private final Process process;
    private final int port;

    /** Ends by a signal, since it does not look at its standard input. */
    private final boolean foreign;

    private RunningServer(Subject subject, Process process, int port, boolean foreign) {
        this.subject = subject;
        this.process = process;
        this.port = port;
        this.foreign = foreign;
    }

    /** Starts it, and waits until it tells its port, or until it answers at the port that it was told. */
    static RunningServer start(Subject subject, List<String> options, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        int free = FreePort.find();
        List<String> command = subject.commandLine(options);
        boolean told = command.stream().anyMatch(word -> word.contains(Subject.PORT));
        Process process = new ProcessBuilder(command.stream()
                        .map(word -> word.replace(Subject.PORT, Integer.toString(free)))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(told ? ProcessBuilder.Redirect.from(NOTHING) : ProcessBuilder.Redirect.PIPE)
                .start();
        BufferedReader lines = process.inputReader();
        int port = told ? free : portOf(lines);
        drain(lines, subject.name());
        var server = new RunningServer(subject, process, port, told);
        if (port == 0 || told && !server.answers()) {
            server.close();
            throw new IOException(subject.name() + " has not started: see " + log);
        }
        return server;
    }

    /** What it prints; 0 if it ends before that. */
    private static int portOf(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(Child.PORT)) {
            line = lines.readLine();
        }
        return line == null ? 0 : Integer.parseInt(line.substring(Child.PORT.length()));
    }

    /** A server of another's making says in no way of ours when it is ready: it is asked until it lets somebody in. */
    private boolean answers() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try (var load = new Load(target("/echo"), new Echo(1, 0, new Message(Mode.BYTES)))) {
                load.open(PATIENCE);
                return true;
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return false;
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

    /** What lives in its heap, after a full collection; 0 where it is no JVM, which the question would end. */
    long liveBytes() throws IOException {
        if (!process.info().command().orElse("").endsWith("java")) {
            return 0;
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectError(NOTHING)
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
        if (foreign) {
            process.destroy();
        }
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
        var drain = new Thread(
                () -> {
                    try (lines) {
                        lines.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // the process has ended
                    }
                },
                name + "-output");
        drain.setDaemon(true);
        drain.start();
    }
}
