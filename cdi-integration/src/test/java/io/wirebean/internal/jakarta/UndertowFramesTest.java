// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.internal.jakarta.UndertowApplication.Read;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.testkit.RawSocket;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages, pings and pongs; {@link UndertowGoodbyesTest} has the ends. */
class UndertowFramesTest {

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    @RegisterExtension
    private final UndertowApplication application = new UndertowApplication();

    @Test
    void messagesAreReadOnTheIoThreadAsTheApplication() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sends("hello").sendsFrame(BINARY, new byte[] {1, 2});

            Read text = application.read();
            assertEquals(new TextFrame("hello"), text.frame());
            assertTrue(text.thread().getName().contains("I/O"), text::toString);
            assertSame(application.loader(), text.loader());
            assertArrayEquals(new byte[] {1, 2}, dataOf(application.read()));
        }
    }

    @Test
    void fragmentsAreOneMessageWhereverTheyAreCutAndWhateverComesBetween() throws InterruptedException {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(1, new byte[] {'a', euro[0]})
                    .sendsFrame(PING, "are you there?".getBytes(StandardCharsets.UTF_8))
                    .sendsFrame(0, new byte[0])
                    .sendsFrame(0x80, new byte[] {euro[1], euro[2]});

            assertEquals(new TextFrame("a€"), application.read().frame());
        }
    }

    /** TCP knows no frames: each may come in any number of pieces. */
    @Test
    void framesMayArriveByteByByte() throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frame(PING, "ping"));
        bytes.writeBytes(frame(TEXT, "€uro"));
        bytes.writeBytes(frame(PONG, ""));
        bytes.writeBytes(frame(BINARY, "data"));
        try (RawSocket peer = application.peer()) {
            for (int round = 0; round < 20; round++) {
                for (byte each : bytes.toByteArray()) {
                    peer.sendsBytes(new byte[] {each});
                }
                assertEquals(new TextFrame("€uro"), application.read().frame());
                assertArrayEquals("data".getBytes(StandardCharsets.UTF_8), dataOf(application.read()));
            }
        }
    }

    /** As many bytes as a buffer has are no reason to wait for more. */
    @Test
    void messagesOfManyBuffersAreRead() throws InterruptedException {
        for (int length : new int[] {16 * 1024, 16 * 1024 + 1, 60_000}) {
            try (RawSocket peer = application.peer()) {
                peer.sends("x".repeat(length));
                assertEquals(
                        new TextFrame("x".repeat(length)), application.read().frame());
            }
        }
    }

    @Test
    void anEmptyMessageIsOne() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sends("").sendsFrame(BINARY, new byte[0]);

            assertEquals(new TextFrame(""), application.read().frame());
            assertEquals(0, dataOf(application.read()).length);
        }
    }

    @Test
    void aMessageWithoutAnEndIsRefusedWhileItComes() {
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(1, new byte[40_000]).sendsFrame(0, new byte[40_000]);

            peer.closedWith(1009);
            assertFalse(application.hasRead());
        }
    }

    @Test
    void aPingIsAnsweredWithWhatItSaid() {
        var pong = new CompletableFuture<String>();
        WebSocket peer = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws" + application.address() + "frames"), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
                        pong.complete(StandardCharsets.UTF_8.decode(data).toString());
                        return null;
                    }
                })
                .join();
        peer.sendPing(ByteBuffer.wrap("who".getBytes(StandardCharsets.UTF_8)));

        assertEquals("who", pong.orTimeout(10, TimeUnit.SECONDS).join());
        peer.abort();
    }

    /** In both directions; what goes out at once goes as a batch. */
    @Test
    void messagesMayBeCompressed() throws InterruptedException, DataFormatException {
        try (RawSocket peer = application
                .client()
                .upgrade("/frames")
                .header("Sec-WebSocket-Extensions", "permessage-deflate")
                .rawSocket()) {
            assertTrue(peer.answer().header("sec-websocket-extensions").isPresent());
            String text = "again and ".repeat(1_000);
            peer.sendsFrame(0x40 | TEXT, deflated(text)).sends("plain");

            assertEquals(new TextFrame(text), application.read().frame());
            assertEquals(new TextFrame("plain"), application.read().frame());

            Connection connection = application.connections().get(0);
            for (int i = 0; i < 100; i++) {
                connection.send("many", (text + i).getBytes(StandardCharsets.UTF_8));
            }
            var inflater = new Inflater(true);
            for (int i = 0; i < 100; i++) {
                assertEquals(text + i, inflated(inflater, peer.receivesBinary()));
            }
        }
    }

    private static String inflated(Inflater inflater, byte[] data) throws DataFormatException {
        // RFC 7692, section 7.2.2: with the 00 00 ff ff that it came without
        byte[] whole = Arrays.copyOf(data, data.length + 4);
        whole[data.length + 2] = (byte) 0xFF;
        whole[data.length + 3] = (byte) 0xFF;
        inflater.setInput(whole);
        byte[] out = new byte[20_000];
        return new String(out, 0, inflater.inflate(out), StandardCharsets.UTF_8);
    }

    private static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        byte[] out = new byte[text.length() + 100];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        // RFC 7692, section 7.2.1: without 00 00 ff ff
        return Arrays.copyOf(out, length - 4);
    }

    /** With a mask of zeros. */
    private static byte[] frame(int head, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + bytes.length)
                .put((byte) head)
                .put((byte) (0x80 | bytes.length))
                .putInt(0)
                .put(bytes)
                .array();
    }

    private static byte[] dataOf(Read read) {
        return ((BinaryFrame) read.frame()).data();
    }
}
