// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The unpacked server, made to listen on the loopback address and on free ports alone. */
final class ServerHome {

    /** What follows belongs to a template that the running server does not read. */
    private static final String PAYARA_TEMPLATE = "<config name=\"default-config\"";

    private static final String WILDFLY_DOMAIN = "security-domain=\"ApplicationDomain\"";

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
              <httpSession reaperPollInterval="30"/>
              <executor coreThreads="32"/>
              %s
            </server>
            """;

    /** Characters of {@link #endOfLog}. */
    private static final int END = 3_000;

    private final Path home;
    private final Ports ports = new Ports();
    private final int httpPort = ports.next();
    private final int adminPort = ports.next();
    private int loggedBefore;

    ServerHome(Path home) {
        this.home = home;
    }

    int httpPort() {
        return httpPort;
    }

    /** Writes what this server needs before it can be started, and forgets the applications of a run that was cut short. */
    void prepare(String server) throws IOException {
        // arquillian.xml names these
        System.setProperty("server.port", String.valueOf(httpPort));
        System.setProperty("server.port.admin", String.valueOf(adminPort));
        System.setProperty("server.port.tls", String.valueOf(ports.next()));
        loggedBefore = log().length();
        switch (server) {
            case "wildfly" -> prepareWildFly(home.resolve("standalone/configuration"));
            case "payara" -> preparePayara();
            case "liberty" -> prepareLiberty();
            default -> throw new IllegalArgumentException("no such server: " + server);
        }
    }

    private static void prepareWildFly(Path configuration) throws IOException {
        Path file = configuration.resolve("standalone.xml");
        restore(file);
        // the last is that of the web: as it comes, WildFly wants the realm to know whom Jakarta Security has found
        String text = Files.readString(file);
        int web = text.lastIndexOf(WILDFLY_DOMAIN);
        Files.writeString(
                file,
                text.substring(0, web) + WILDFLY_DOMAIN + " integrated-jaspi=\"false\""
                        + text.substring(web + WILDFLY_DOMAIN.length()));
        ServerUsers.writeWildFly(configuration);
    }

    private void prepareLiberty() throws IOException {
        Path folder = Files.createDirectories(home.resolve("usr/servers/defaultServer"));
        Files.writeString(folder.resolve("server.xml"), LIBERTY.formatted(httpPort, ServerUsers.liberty()));
        Files.writeString(folder.resolve("jvm.options"), "-Xmx768m\n");
    }

    private void preparePayara() throws IOException {
        Path file = home.resolve("glassfish/domains/domain1/config/domain.xml");
        restore(file);
        ServerUsers.writePayara(file.getParent());
        String text = Files.readString(file);
        int template = text.indexOf(PAYARA_TEMPLATE);
        Files.writeString(file, payara(text.substring(0, template)) + text.substring(template));
    }

    /** The file as it was unpacked, of which the first run keeps a copy. */
    private static void restore(Path file) throws IOException {
        Path original = file.resolveSibling(file.getFileName() + ".original");
        if (Files.notExists(original)) {
            Files.copy(file, original);
        }
        Files.copy(original, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String payara(String config) {
        Matcher matcher = PAYARA_PORT.matcher(config.replace("0.0.0.0", "127.0.0.1"));
        return matcher.replaceAll(
                        found -> found.group(1) + payaraPort(Integer.parseInt(found.group(2))) + found.group(3))
                .replace(
                        "\"JMS_PROVIDER_PORT\" value=\"7676\"",
                        "\"JMS_PROVIDER_PORT\" value=\"" + payaraPort(7676) + "\"")
                .replace(
                        "<thread-pool name=\"http-thread-pool\"",
                        "<thread-pool name=\"http-thread-pool\" max-thread-pool-size=\"32\"")
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
                .replaceAll("-Xmx\\d+m", "-Xmx768m");
    }

    private int payaraPort(int original) {
        return switch (original) {
            case 8080 -> httpPort;
            case 4848 -> adminPort;
            default -> ports.next();
        };
    }

    /** All that the server has logged so far. */
    String log() {
        return Stream.of(
                        "standalone/log/server.log",
                        "glassfish/domains/domain1/logs/server.log",
                        "usr/servers/defaultServer/logs/messages.log")
                .map(home::resolve)
                .filter(Files::exists)
                .map(ServerHome::read)
                .collect(Collectors.joining());
    }

    /** What the server has logged last since {@link #prepare}, in one line, for the message of a failure. */
    String endOfLog() {
        String all = log();
        // some begin a new file with each start
        String log =
                all.substring(all.length() < loggedBefore ? 0 : loggedBefore).replaceAll("\\s+", " ");
        return log.substring(Math.max(0, log.length() - END));
    }

    private static String read(Path file) {
        try {
            // a server writes in an encoding of its own
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
