// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unpacked server, made to listen on the loopback address and on free ports alone. */
final class ServerHome {

    /** What follows belongs to a template that the running server does not read. */
    private static final String PAYARA_TEMPLATE = "<config name=\"default-config\"";

    private static final Pattern PAYARA_PORT =
            Pattern.compile("(<(?:network-listener|iiop-listener|jmx-connector|jms-host)\\b[^>]*\\bport=\")(\\d+)(\")");

    private static final String LIBERTY =
            """
            <server>
              <featureManager>
                <feature>webProfile-10.0</feature>
                <feature>concurrent-3.0</feature>
                <feature>localConnector-1.0</feature>
              </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
              <applicationManager autoExpand="true"/>
              <applicationMonitor updateTrigger="mbean"/>
            </server>
            """;

    private final Path home;
    private final int httpPort;
    private final int adminPort;

    ServerHome(Path home, int httpPort, int adminPort) {
        this.home = home;
        this.httpPort = httpPort;
        this.adminPort = adminPort;
    }

    /** Writes what this server needs before it can be started; WildFly takes all from its command line. */
    void prepare(String server) throws IOException {
        switch (server) {
            case "wildfly" -> {}
            case "payara" -> preparePayara();
            case "liberty" -> prepareLiberty();
            default -> throw new IllegalArgumentException("no such server: " + server);
        }
    }

    private void prepareLiberty() throws IOException {
        Path folder = Files.createDirectories(home.resolve("usr/servers/defaultServer"));
        Files.writeString(folder.resolve("server.xml"), LIBERTY.formatted(httpPort));
        Files.writeString(folder.resolve("jvm.options"), "-Xmx768m\n");
    }

    private void preparePayara() throws IOException {
        Path file = home.resolve("glassfish/domains/domain1/config/domain.xml");
        Path original = file.resolveSibling("domain.xml.original");
        if (Files.notExists(original)) {
            Files.copy(file, original);
        }
        String text = Files.readString(original);
        int template = text.indexOf(PAYARA_TEMPLATE);
        Files.writeString(file, payara(text.substring(0, template)) + text.substring(template));
    }

    private String payara(String config) {
        Matcher matcher = PAYARA_PORT.matcher(config.replace("0.0.0.0", "127.0.0.1"));
        return matcher.replaceAll(
                        found -> found.group(1) + payaraPort(Integer.parseInt(found.group(2))) + found.group(3))
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
                .replaceAll("-Xmx\\d+m", "-Xmx768m");
    }

    private int payaraPort(int original) {
        return switch (original) {
            case 8080 -> httpPort;
            case 4848 -> adminPort;
            default -> Ports.free(1).get(0);
        };
    }

    /** The folders that hold what the server logged, for a failure to name. */
    List<Path> logs() {
        return List.of(
                home.resolve("standalone/log/server.log"),
                home.resolve("glassfish/domains/domain1/logs/server.log"),
                home.resolve("usr/servers/defaultServer/logs/messages.log"));
    }
}
