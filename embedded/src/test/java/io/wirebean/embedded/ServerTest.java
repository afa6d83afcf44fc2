// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void pagesComeFromTheClassPath() throws Exception {
        try (var server = serverOf(Greeting.class)) {
            var http = new Http(server);

            assertTrue(http.get("").body().contains("front page"));
            assertEquals(200, http.get("sub/style.css").statusCode());
            assertEquals(404, http.get("sub/absent.css").statusCode());
        }
    }

    @Test
    void noPathLeadsOutOfThePages() throws Exception {
        try (var server = serverOf(Greeting.class)) {
            for (String path : new String[] {
                "/../services/x",
                "/sub/../../beans.xml",
                "/%2e%2e/services/x",
                "/..%2fservices/x",
                "/sub/..\\..\\services"
            }) {
                String answer = rawGet(server.port(), path);

                assertTrue(answer.startsWith("HTTP/1.1 4"), path + " -> " + answer);
            }
        }
    }

    @Test
    void aDirectoryOfPagesKeepsWebInfToItself(@TempDir Path pages) throws Exception {
        Files.writeString(pages.resolve("index.html"), "from the directory");
        Files.createDirectories(pages.resolve("WEB-INF"));
        Files.writeString(pages.resolve("WEB-INF/web.xml"), "<secret/>");
        try (var server = builder(Greeting.class).staticContent(pages).start()) {
            var http = new Http(server);

            assertEquals("from the directory", http.get("").body());
            for (String path : new String[] {
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/%57EB-INF/web.xml",
                "//WEB-INF/web.xml",
                "/x/../WEB-INF/web.xml"
            }) {
                String answer = rawGet(server.port(), path);

                assertTrue(answer.startsWith("HTTP/1.1 4"), path + " -> " + answer);
            }
        }
    }

    @Test
    void everythingLiesBelowTheContextPath() throws Exception {
        try (var server = builder(Greeting.class).contextPath("app").start()) {
            var http = new Http(server);

            assertEquals("/app/", server.uri().getPath());
            assertEquals(200, http.get("sub/style.css").statusCode());
            assertEquals(404, http.get("/sub/style.css").statusCode());
        }
    }

    @Test
    void aTakenPortIsSaidInOneLineThatNamesTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            int port = taken.getLocalPort();

            var failure = assertThrows(
                    PortInUseException.class,
                    () -> builder(Greeting.class).port(port).start());

            assertEquals(
                    "Port " + port + " of 127.0.0.1 is taken by another program; another port: -Dport=" + (port + 1),
                    failure.getMessage());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotATakenPort() {
        var failure = assertThrows(
                IllegalStateException.class,
                () -> builder(Greeting.class).host("192.0.2.1").port(8080).start());

        assertEquals(IllegalStateException.class, failure.getClass());
        assertTrue(failure.getMessage().startsWith("No HTTP on port 8080 of 192.0.2.1: "), failure.getMessage());
    }

    @Test
    void listensOnTheGivenAddressAlone() throws Exception {
        try (var server = serverOf(Greeting.class)) {
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.2", server.port()).close());
        }
    }

    @Test
    void givesBeansAndSeveralServersHaveTheirOwn() {
        try (var one = serverOf(Greeting.class);
                var other = serverOf(Greeting.class)) {
            one.select(Greeting.class).word("hello");
            other.select(Greeting.class).word("good day");

            assertEquals("hello", one.select(Greeting.class).word());
        }
    }

    @Test
    void aClosedServerHasFreedItsPort() throws Exception {
        var server = serverOf(Greeting.class);
        server.close();
        server.close();
        server.join();

        assertThrows(ConnectException.class, () -> new Socket(LOOPBACK, server.port()).close());
    }

    @Test
    void aBeanThatAServerCouldNotProxyDoesNotStartHereEither() {
        var failure = assertThrows(
                DeploymentException.class, () -> serverOf(WithoutDefaultConstructor.class, User.class, Greeting.class));

        assertTrue(failure.getMessage().contains("WELD-001410"), failure.getMessage());
    }

    @Test
    void aFailedStartLeavesNoThreadsOfTheServer() {
        assertThrows(
                DeploymentException.class, () -> serverOf(WithoutDefaultConstructor.class, User.class, Greeting.class));

        assertAll(Thread.getAllStackTraces().keySet().stream()
                .map(thread -> () -> assertFalse(thread.getName().startsWith("wirebean"), thread.getName())));
    }

    private static WirebeanServer.Builder builder(Class<?>... beans) {
        return WirebeanServer.builder().port(0).beans(beans);
    }

    private static WirebeanServer serverOf(Class<?>... beans) {
        return builder(beans).start();
    }

    /** The JDK's client would tidy the path. */
    private static String rawGet(int port, String path) throws IOException {
        try (var socket = new Socket(LOOPBACK, port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ApplicationScoped
    static class Greeting {
        private String word = "";

        void word(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    @ApplicationScoped
    static class WithoutDefaultConstructor {
        @Inject
        WithoutDefaultConstructor(Greeting greeting) {
            greeting.word();
        }
    }

    @ApplicationScoped
    static class User {
        @Inject
        private WithoutDefaultConstructor injected;

        Object injected() {
            return injected;
        }
    }
}
