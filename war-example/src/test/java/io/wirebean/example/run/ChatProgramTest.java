// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The chat as a program of its own: what it prints, and how it ends. */
class ChatProgramTest {

    private static final Pattern READY =
            Pattern.compile("Wirebean chat is ready on http://localhost:(\\d+) \\(started in \\d+ ms\\)");

    @Test
    void readyLineIsAllThatItPrintsAndItsEndIsAServiceRestart() throws Exception {
        Process program = start(0);
        try (var out = program.inputReader();
                var err = program.errorReader()) {
            var ann = new Guest();
            connect(portIn(out.readLine()), ann);
            // an answer shows that the server has opened the connection, too
            ann.answer.get(10, SECONDS);

            // unlike Process.destroy this leaves the streams to read
            program.toHandle().destroy();

            assertEquals("1012 service restart", ann.close.get(10, SECONDS));
            assertTrue(program.waitFor(10, SECONDS));
            assertEquals(128 + 15, program.exitValue());
            assertEquals(List.of(), Stream.concat(out.lines(), err.lines()).toList());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void takenPortIsOneLineThatNamesItAndTheWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Process program = start(port);
            try (var out = program.inputReader();
                    var err = program.errorReader()) {
                assertEquals(
                        List.of("Port " + port + " of 127.0.0.1 is taken by another program; another port: -Dport="
                                + (port + 1)),
                        Stream.concat(out.lines(), err.lines()).toList());
                assertEquals(1, program.waitFor());
            } finally {
                program.destroyForcibly();
            }
        }
    }

    private static int portIn(String line) {
        Matcher ready = READY.matcher(line);
        assertTrue(ready.matches(), line);
        return Integer.parseInt(ready.group(1));
    }

    private static void connect(int port, WebSocket.Listener listener) throws Exception {
        String token = new Guests(URI.create("http://127.0.0.1:" + port + "/")).token("ann");
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat/general"), listener)
                .get(10, SECONDS)
                .sendText("{\"event\":\"who\",\"id\":1}", true)
                .get(10, SECONDS);
    }

    private static Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dport=" + port,
                        ChatServer.class.getName(),
                        "src/main/webapp")
                .start();
    }

    /** Waits for an answer, and for the close. */
    private static final class Guest implements WebSocket.Listener {

        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private final CompletableFuture<String> close = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            close.complete(code + " " + reason);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            close.completeExceptionally(failure);
        }
    }
}
