// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A WebSocket server on bare sockets that does what it is told: {@code twice x} says x twice, {@code close 1011} closes,
 * {@code drop} ends the connection, {@code header x} tells a header, {@code heed} says nothing; all else comes back.
 */
final class TinyServer implements AutoCloseable {

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** How connections ended: {@code end of stream} or what the reset was. */
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    TinyServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/app");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Peer peer = new Peer(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            if (peer.handshake()) {
                peer.talk();
            }
            ends.add("closed");
        } catch (IOException e) {
            ends.add(String.valueOf(e.getMessage()));
        }
    }

    /** One connection. */
    private static final class Peer {
        private final DataInputStream in;
        private final OutputStream out;
        private final Map<String, String> headers = new TreeMap<>();
        private final StringBuilder whole = new StringBuilder();

        Peer(DataInputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        boolean handshake() throws IOException {
            String path = line().split(" ")[1];
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] header = line.split(": ", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            switch (path) {
                case "/app/refused" ->
                    head("HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer\r\nContent-Length: 3\r\n\r\nwho");
                case "/app/patient" -> {
                    head("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
                    return handshake();
                }
                case "/app/chunked" ->
                    head("HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nwh\r\n1\r\no\r\n0\r\n\r\n");
                case "/app/page" -> head("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage");
                default ->
                    head("HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + accept() + "\r\n");
            }
            return headers.containsKey("upgrade") && !path.equals("/app/refused") && !path.equals("/app/chunked");
        }

        void talk() throws IOException {
            boolean open = true;
            while (open) {
                int head = in.readUnsignedByte();
                byte[] payload = payload();
                open = (head & 0xF) == RawFrames.CLOSE ? answerClose(head, payload) : heard(head, payload);
            }
        }

        private boolean heard(int head, byte[] payload) throws IOException {
            whole.append(new String(payload, StandardCharsets.UTF_8));
            if ((head & RawFrames.FIN) == 0) {
                return true;
            }
            String message = whole.toString();
            whole.setLength(0);
            return answer(head & 0xF, message, payload);
        }

        private byte[] payload() throws IOException {
            int length = in.readUnsignedByte();
            int size = (length & 0x7F) == 126 ? in.readUnsignedShort() : length & 0x7F;
            byte[] key = (length & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
            byte[] payload = in.readNBytes(size);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= key[i % 4];
            }
            return payload;
        }

        private boolean answerClose(int head, byte[] payload) throws IOException {
            say(head, payload);
            return false;
        }

        private boolean answer(int opcode, String message, byte[] payload) throws IOException {
            if (opcode == RawFrames.BINARY) {
                say(RawFrames.FIN | opcode, payload);
                return true;
            }
            String[] words = message.split(" ", 2);
            switch (words[0]) {
                case "drop" -> {
                    return false;
                }
                case "heed" -> {}
                case "close" -> close(Integer.parseInt(words[1]));
                case "header" -> text(headers.getOrDefault(words[1], "none"));
                case "{\"ping\":4711}" -> text("{\"pong\":4711}");
                case "twice" -> {
                    text(words[1]);
                    text(words[1]);
                }
                default -> text(message);
            }
            return true;
        }

        private void close(int code) throws IOException {
            byte[] phrase = "so there".getBytes(StandardCharsets.UTF_8);
            say(0x88, ByteBuffer.allocate(10).putShort((short) code).put(phrase).array());
        }

        private void text(String text) throws IOException {
            say(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        private void say(int head, byte[] payload) throws IOException {
            out.write(head);
            if (payload.length < 126) {
                out.write(payload.length);
            } else {
                out.write(126);
                out.write(payload.length >> 8);
                out.write(payload.length);
            }
            out.write(payload);
            out.flush();
        }

        private String accept() {
            String key = headers.getOrDefault("sec-websocket-key", "") + ACCEPT_SUFFIX;
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
                String accept = "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n";
                String offered = headers.get("sec-websocket-protocol");
                return offered == null ? accept : accept + "Sec-WebSocket-Protocol: " + offered.split(",")[0] + "\r\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private void head(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                line.write(c);
            }
            return line.toString(StandardCharsets.US_ASCII).trim();
        }
    }
}
