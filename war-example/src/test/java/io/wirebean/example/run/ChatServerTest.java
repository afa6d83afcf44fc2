// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChatServerTest {

    private static final Path PAGES = Path.of("src/main/webapp");

    @Test
    void pageAndRoomsAreServedOnOnePort() throws Exception {
        try (var server = ChatServer.start(0, PAGES)) {
            HttpResponse<String> page = get(server.uri());
            HttpResponse<String> rooms = get(server.uri().resolve("api/rooms"));

            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("<title>Wirebean chat</title>"), page.body());
            assertEquals(200, rooms.statusCode());
            assertEquals("{}", rooms.body());
        }
    }

    @Test
    void whatIsNoPortIsRefusedWithThePortsThatThereAre() {
        var failure = assertThrows(IllegalArgumentException.class, () -> ChatServer.port("80a"));

        assertEquals("-Dport=80a is no port: a number from 0 to 65535 is", failure.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ChatServer.port("65536"));
        assertEquals(8081, ChatServer.port("8081"));
    }

    @Test
    void readyLineGivesTheAddressAndTheTime() {
        assertEquals(
                "Wirebean chat is ready on http://localhost:8081 (started in 812 ms)",
                ChatServer.readyLine(8081, Duration.ofMillis(812)));
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
