// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.nio.file.Path;

/**
 * Serves the application of the class path until the program is ended.
 *
 * <p>System properties: {@code port} (8080), {@code host} (127.0.0.1), {@code pages}, a directory laid out as a WAR, in place
 * of {@code META-INF/resources} of the class path.
 *
 * @since 0.1
 */
public final class Main {

    private static final int DEFAULT_PORT = 8080;

    private Main() {}

    /** Starts the server and waits; a port that is taken ends the program with one line and exit code 1. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var server = server()) {
            server.join();
        } catch (PortInUseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static WirebeanServer server() {
        var builder = WirebeanServer.builder()
                .port(Integer.getInteger("port", DEFAULT_PORT))
                .host(System.getProperty("host", "127.0.0.1"))
                .closeOnShutdown();
        String pages = System.getProperty("pages", "");
        return (pages.isEmpty() ? builder : builder.staticContent(Path.of(pages))).start();
    }
}
