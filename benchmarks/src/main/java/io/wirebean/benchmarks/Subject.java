// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.server.EmbeddedServer;
import io.wirebean.benchmarks.server.FloorServer;
import io.wirebean.benchmarks.server.TyrusServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that can be measured.
 *
 * @param byHand the one that does the same work by hand on the same server; its own name if it is that one or a peer
 * @param needs what has to be there for it to start
 * @param command without the JVM's own options; {@code {port}} stands for a free port, else it prints its own
 */
record Subject(String name, String byHand, Path needs, List<String> command, String prefix) {

    /** The same for all of them. */
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx1g");

    /** All, in the order in which they are reported. */
    static List<Subject> all(Path home) {
        Path undertow = home.resolve("undertow/target");
        String undertowPath = undertow.resolve("classes") + ":" + undertow.resolve("lib") + "/*";
        Path quarkus = home.resolve("quarkus/target/quarkus-app/quarkus-run.jar");
        Path node = home.resolve("node");
        return List.of(
                here("floor", "floor", FloorServer.class),
                here("tyrus", "tyrus", TyrusServer.class),
                here("wirebean", "tyrus", EmbeddedServer.class),
                undertow("undertow", undertow, undertowPath, "HandWrittenServer"),
                undertow("undertow-wirebean", undertow, undertowPath, "ControllerServer"),
                new Subject("quarkus", "quarkus", quarkus, List.of("java", "-jar", quarkus.toString()), ""),
                new Subject(
                        "node",
                        "node",
                        node.resolve("node_modules"),
                        List.of("node", node.resolve("server.js").toString()),
                        ""));
    }

    private static Subject here(String name, String byHand, Class<?> main) {
        return new Subject(
                name,
                byHand,
                Path.of("/"),
                List.of("java", "-cp", System.getProperty("java.class.path"), main.getName()),
                "");
    }

    private static Subject undertow(String name, Path needs, String classPath, String main) {
        return new Subject(
                name,
                "undertow",
                needs.resolve("lib"),
                List.of("java", "-cp", classPath, "io.wirebean.benchmarks.undertow." + main),
                "");
    }

    boolean isThere() {
        return Files.exists(needs);
    }

    /** What is started; the JVM is the one that runs this. */
    List<String> commandLine(List<String> options) {
        if (!command.get(0).equals("java")) {
            return command;
        }
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JVM);
        line.addAll(options);
        line.addAll(command.subList(1, command.size()));
        return line;
    }
}
