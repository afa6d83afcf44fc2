// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Open Liberty as it comes, with a server of its own for each process.
 *
 * @param waiting whether the loop by hand awaits each send
 */
record Liberty(String name, String prefix, Path target, boolean waiting) {

    private static final String CONFIGURATION =
            """
            <server>
              <featureManager><feature>webProfile-10.0</feature><feature>concurrent-3.0</feature></featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="${bench.port}" httpsPort="-1"/>
            </server>
            """;

    Subject subject() {
        return new Subject(name, "liberty", target.resolve("liberty-server"), this::command, prefix);
    }

    private List<String> command() throws IOException {
        Path home = target.resolve("liberty-server/wlp");
        Path server = home.resolve("usr/servers").resolve(name);
        // with what it keeps of an earlier WAR
        Folder.delete(server);
        Folder.copy(target.resolve("bench.war"), server.resolve("dropins/bench.war"));
        Files.writeString(server.resolve("server.xml"), CONFIGURATION);
        return List.of(
                "java",
                "@" + home.resolve("lib/platform/java/java9.options"),
                "-Djava.awt.headless=true",
                "-Dwaiting=" + waiting,
                "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                home.resolve("bin/tools/ws-server.jar").toString(),
                name,
                "--",
                "--bench.port=" + Subject.PORT);
    }
}
