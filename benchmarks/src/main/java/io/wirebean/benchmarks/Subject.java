// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.server.EmbeddedServer;
import io.wirebean.benchmarks.server.FloorServer;
import io.wirebean.benchmarks.server.TyrusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that can be measured.
 *
 * @param byHand the one that does the same work by hand on the same server, on threads that may wait if a handler may; its own
 *     name if it is that one or a peer
 * @param needs what has to be there for it to start
 * @param prefix of its paths
 */
record Subject(String name, String byHand, Path needs, Command command, String prefix) {

    /** Stands in a command for a free port; a server without it finds one itself and prints it. */
    static final String PORT = "{port}";

    private static final String JAVA = "java";

    /** The parts of the WAR. */
    private static final String BY_HAND = "/bench/by-hand";

    private static final String CONTROLLERS = "/bench";

    private static final String NON_BLOCKING = "/bench/nonblocking";

    /** The same for all: connections come from one address, and a peer that does not read stays as long as it is measured. */
    private static final List<String> JVM = List.of(
            "-Xms256m",
            "-Xmx1g",
            "-Dwirebean.connections.max-per-address=20000",
            "-Dwirebean.outbound.overflow=drop-oldest",
            "-Dwirebean.outbound.stall-timeout=10m");

    /** Says how it is started, after it has laid out what it needs for that. */
    @FunctionalInterface
    interface Command {

        /** Without the JVM's own options where it begins with {@code java}. */
        List<String> line() throws IOException;
    }

    /** All, in the order in which they are reported. */
    static List<Subject> all(Path home) {
        List<Subject> all = new ArrayList<>(List.of(
                here("floor", "floor", FloorServer.class),
                here("tyrus", "tyrus", TyrusServer.class),
                here("tyrus-waiting", "tyrus", TyrusServer.class, "-Dwaiting=true"),
                here("wirebean", "tyrus", EmbeddedServer.class),
                undertow("undertow", "undertow", home, "HandWrittenServer", ""),
                undertow("undertow-worker", "undertow-worker", home, "HandWrittenWorkerServer", ""),
                undertow("undertow-wirebean", "undertow-worker", home, "ControllerServer", ""),
                undertow("undertow-nonblocking", "undertow", home, "ControllerServer", "/nonblocking")));
        all.addAll(inWar(home.resolve("war/target")));
        Path quarkus = home.resolve("quarkus/target/quarkus-app/quarkus-run.jar");
        all.add(peer("quarkus", quarkus, JAVA, "-jar", quarkus.toString()));
        Path node = home.resolve("node");
        all.add(peer(
                "node",
                node.resolve("node_modules"),
                "node",
                node.resolve("server.js").toString()));
        return all;
    }

    private static List<Subject> inWar(Path war) {
        return List.of(
                new WildFly("wildfly", BY_HAND, war).subject(),
                new WildFly("wildfly-wirebean", CONTROLLERS, war).subject(),
                new Payara("payara", BY_HAND, war).subject(),
                new Payara("payara-wirebean", CONTROLLERS, war).subject(),
                new Payara("payara-nonblocking", NON_BLOCKING, war).subject(),
                new Liberty("liberty", BY_HAND, war, false).subject(),
                new Liberty("liberty-waiting", BY_HAND, war, true).subject(),
                new Liberty("liberty-wirebean", CONTROLLERS, war, false).subject(),
                new Liberty("liberty-nonblocking", NON_BLOCKING, war, false).subject());
    }

    private static Subject here(String name, String byHand, Class<?> main, String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new Subject(name, byHand, Path.of("/"), () -> command, "");
    }

    private static Subject undertow(String name, String byHand, Path home, String main, String prefix) {
        Path target = home.resolve("undertow/target");
        String classPath = target.resolve("classes") + ":" + target.resolve("lib") + "/*";
        List<String> command = List.of(JAVA, "-cp", classPath, "io.wirebean.benchmarks.undertow." + main);
        return new Subject(name, byHand, target.resolve("lib"), () -> command, prefix);
    }

    private static Subject peer(String name, Path needs, String... command) {
        return new Subject(name, name, needs, () -> List.of(command), "");
    }

    boolean isThere() {
        return Files.exists(needs);
    }

    /** What is started; the JVM is the one that runs this. */
    List<String> commandLine(List<String> options) throws IOException {
        List<String> given = command.line();
        if (!given.get(0).equals(JAVA)) {
            return given;
        }
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", JAVA).toString());
        line.addAll(JVM);
        line.addAll(options);
        line.addAll(given.subList(1, given.size()));
        return line;
    }
}
