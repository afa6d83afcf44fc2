// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * WildFly, with a folder of its own for each process.
 *
 * @param websockets this element of its configuration
 */
record WildFly(String name, String prefix, String websockets, Path target) {

    /** It calls endpoints on its worker threads. */
    static final String AS_IT_COMES = "<websockets/>";

    /** It calls them on its I/O threads. */
    static final String DIRECT = "<websockets dispatch-to-worker=\"false\"/>";

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
        tellWebsockets(base.resolve("configuration/standalone.xml"));
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

    private void tellWebsockets(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(AS_IT_COMES)) {
            throw new IOException(file + " has no " + AS_IT_COMES);
        }
        Files.writeString(file, text.replace(AS_IT_COMES, websockets));
    }
}
