// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WildFly as it comes, with a folder of its own for each process. */
record WildFly(String name, String prefix, Path target) {

    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    Subject subject() {
        return new Subject(name, "wildfly", target.resolve("wildfly-server"), this::command, prefix);
    }

    private List<String> command() throws IOException {
        Path home = Folder.only(target.resolve("wildfly-server"));
        Path base = target.resolve(name);
        Folder.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        Folder.copy(target.resolve("bench.war"), base.resolve("deployments/bench.war"));
        List<String> command = new ArrayList<>(List.of("java", "-Djava.net.preferIPv4Stack=true"));
        OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + Subject.PORT,
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-Djboss.management.https.port=0",
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.standalone"));
        return command;
    }
}
