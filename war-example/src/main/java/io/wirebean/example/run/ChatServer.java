// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import io.wirebean.embedded.PortInUseException;
import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.chat.AlertResource;
import io.wirebean.example.chat.ChatController;
import io.wirebean.example.chat.KickResource;
import io.wirebean.example.chat.RestApplication;
import io.wirebean.example.chat.ServerClock;
import io.wirebean.example.chat.Staff;
import io.wirebean.example.chat.Tally;
import io.wirebean.example.login.BearerFilter;
import io.wirebean.example.login.LoginResource;
import io.wirebean.example.login.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.logging.LogManager;

/** Serves the chat on the embedded server, from the command line; {@code -Dport} chooses the port. */
public final class ChatServer {

    private static final String USUAL_PORT = "8080";

    // Named, since Maven runs this in a class loader of its own, which a search of the class path does not see.
    static final Class<?>[] CHAT = {
        ChatController.class,
        Tally.class,
        Staff.class,
        AlertResource.class,
        KickResource.class,
        RestApplication.class,
        ServerClock.class,
        BearerFilter.class,
        LoginResource.class,
        Tokens.class
    };

    private ChatServer() {}

    /**
     * Prints the address when the chat is ready, and serves until Ctrl-C.
     *
     * @param pages the directory of the page, as the only argument
     */
    public static void main(String[] pages) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        logWarningsOnly();
        try (var server = start(port(System.getProperty("port", USUAL_PORT)), Path.of(pages[0]))) {
            System.out.println(readyLine(server.port(), Duration.ofNanos(System.nanoTime() - begin)));
            server.join();
        } catch (PortInUseException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    // tag::start[]
    static WirebeanServer start(int port, Path pages) {
        return chat(pages).port(port).closeOnShutdown().start();
    }

    /** The chat, on port 8080 unless told otherwise. */
    public static WirebeanServer.Builder chat(Path pages) {
        return WirebeanServer.builder().beans(CHAT).staticContent(pages);
    }
    // end::start[]

    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("-Dport=" + text + " is no port: a number from 0 to 65535 is");
        }
        return Integer.parseInt(text);
    }

    static String readyLine(int port, Duration started) {
        return "Wirebean chat is ready on http://localhost:%d (started in %d ms)".formatted(port, started.toMillis());
    }

    /** What the parts of the server tell at their start is not what somebody who wants to chat has to read. */
    private static void logWarningsOnly() throws IOException {
        try (var configuration = ChatServer.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(Objects.requireNonNull(configuration));
        }
    }
}
