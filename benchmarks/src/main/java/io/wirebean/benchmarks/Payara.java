// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Payara as it comes, with a domain of its own for each process. */
record Payara(String name, String prefix, Path target) {

    private static final Pattern LISTENER =
            Pattern.compile("(<(?:network-listener|jmx-connector|iiop-listener)\\b[^>]*\\bport=\")(\\d+)\"");
    private static final Pattern JMS = Pattern.compile("(\"JMS_PROVIDER_PORT\" value=\")\\d+\"");
    private static final String HTTP = "8080";
    private static final String AT_START = "at-start";

    Subject subject() {
        return new Subject(name, "payara", target.resolve("payara-server"), this::command, prefix);
    }

    private List<String> command() throws IOException {
        Path home = Folder.only(target.resolve("payara-server"));
        Path domains = target.resolve(name);
        Path domain = domains.resolve("domain1");
        Folder.delete(domains);
        Folder.copy(home.resolve("glassfish/domains/domain1"), domain);
        Files.writeString(domains.resolve(AT_START), "deploy " + target.resolve("bench.war") + "\n");
        writePorts(domain.resolve("config/domain.xml"));
        List<String> line = new ArrayList<>(List.of("java", "-Dbench.port=" + Subject.PORT));
        started(home, domains).stream().filter(word -> !word.startsWith("-Xmx")).forEach(line::add);
        return line;
    }

    /** What asadmin would start, behind the JVM. */
    private static List<String> started(Path home, Path domains) throws IOException {
        Process asadmin = new ProcessBuilder(
                        home.resolve("bin/asadmin").toString(),
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        domains.toString(),
                        "--postbootcommandfile",
                        domains.resolve(AT_START).toString(),
                        "domain1")
                .redirectErrorStream(true)
                .start();
        try (var lines = asadmin.inputReader()) {
            List<String> all = lines.lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
            int jvm = all.stream()
                    .filter(each -> each.endsWith("/bin/java"))
                    .findFirst()
                    .map(all::indexOf)
                    .orElseThrow(() -> new IOException("asadmin says " + all));
            int end = all.indexOf("Command start-domain executed successfully.");
            return all.subList(jvm + 1, end < 0 ? all.size() : end);
        }
    }

    private static void writePorts(Path file) throws IOException {
        String text = Files.readString(file);
        String listeners = LISTENER.matcher(text)
                .replaceAll(found ->
                        found.group(1) + (found.group(2).equals(HTTP) ? "\\${bench.port}" : FreePort.find()) + "\"");
        Files.writeString(file, JMS.matcher(listeners).replaceAll(found -> found.group(1) + FreePort.find() + "\""));
    }
}
