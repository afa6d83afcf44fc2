// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A peer on a bare socket that can break every rule of the protocol; it reads only when the test does.
 *
 * <p>Used by one thread. How it ends is the test's matter: closing it says nothing and checks nothing.
 *
 * @since 0.1
 */
public final class RawSocket implements AutoCloseable {

    private static final int SMALL_BUFFER = 16 * 1024;

    private final String who;
    private final Transcript transcript;
    private final Socket socket;
    private final RawFrames frames;
    private final Listening listening;

    private RawSocket(WireClient client, String who, Socket socket, DataInputStream in) throws IOException {
        this.who = who;
        this.transcript = client.transcript();
        this.socket = socket;
        this.frames = new RawFrames(in, socket.getOutputStream());
        this.listening = new Listening(who, transcript, client.deadline(), this::next);
    }

    static RawSocket open(WireClient client, String who, RawHandshake request) {
        Dialled dialled = dial(client, who, request);
        if (dialled.answer().status() != 101) {
            closeQuietly(dialled.socket());
            throw client.transcript().failure(who, "the upgrade was answered with " + dialled.answer());
        }
        try {
            return new RawSocket(client, who, dialled.socket(), dialled.in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpAnswer refused(WireClient client, String who, RawHandshake request, int status) {
        Dialled dialled = dial(client, who, request);
        closeQuietly(dialled.socket());
        if (dialled.answer().status() != status) {
            throw client.transcript().failure(who, "expected status " + status + ", got " + dialled.answer());
        }
        return dialled.answer();
    }

    /** Sends a whole text message. */
    public RawSocket sends(String text) {
        return sendsFrame(RawFrames.FIN | RawFrames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one text message in as many frames as there are parts. */
    public RawSocket sendsFragments(byte[]... parts) {
        for (int i = 0; i < parts.length; i++) {
            int fin = i == parts.length - 1 ? RawFrames.FIN : 0;
            sendsFrame(fin | (i == 0 ? RawFrames.TEXT : RawFrames.CONTINUATION), parts[i]);
        }
        return this;
    }

    /** Sends one masked frame; {@code head} is its first byte: FIN 0x80, reserved bits 0x70, opcode 0x0F. */
    public RawSocket sendsFrame(int head, byte[] payload) {
        transcript.note(who, "-> frame %02x, %d bytes".formatted(head, payload.length));
        return doing(() -> frames.write(head, payload, true));
    }

    /** Sends a text message without the mask that every client's frame must have. */
    public RawSocket sendsUnmasked(String text) {
        transcript.note(who, "-> unmasked " + text);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return doing(() -> frames.write(RawFrames.FIN | RawFrames.TEXT, payload, false));
    }

    /** Sends bytes that are no frame. */
    public RawSocket sendsBytes(byte[] garbage) {
        transcript.note(who, "-> " + garbage.length + " bytes of garbage");
        return doing(() -> {
            socket.getOutputStream().write(garbage);
            socket.getOutputStream().flush();
        });
    }

    /** Sends a close frame. */
    public RawSocket sendsClose(int code) {
        byte[] payload = ByteBuffer.allocate(2).putShort((short) code).array();
        return sendsFrame(RawFrames.FIN | RawFrames.CLOSE, payload);
    }

    /** The next message is this text; a JSON object or array is compared by value. */
    public RawSocket receives(String text) {
        listening.text(text, text);
        return this;
    }

    /** The next message, which must be a text. */
    public String receivesText() {
        return listening.text("a text");
    }

    /** The next that arrives is a close frame of this code. */
    public RawSocket closedWith(int code) {
        Arrival.Closed close = listening.closed("close " + code);
        if (close.code() != code) {
            throw listening.failure("expected close " + code + ", got " + close);
        }
        return this;
    }

    /** Reads on to the end and gives the code of the close frame, 1006 where the connection ended without one. */
    public int endsWith() {
        return listening.end() instanceof Arrival.Closed close ? close.code() : 1006;
    }

    /** Ends the TCP connection by a reset, as a crashed machine does. */
    public void resets() {
        transcript.note(who, "-> RST");
        doing(() -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    /** Ends the TCP connection in order but without a close frame, as a killed process does. */
    public void hangsUp() {
        transcript.note(who, "-> FIN");
        doing(socket::close);
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private Optional<Arrival> next(Duration deadline) {
        Optional<Arrival> arrival = received(deadline);
        arrival.ifPresent(what -> transcript.note(who, "<- " + what));
        return arrival;
    }

    private Optional<Arrival> received(Duration deadline) {
        try {
            socket.setSoTimeout(Math.toIntExact(deadline.toMillis()));
            return frames.read();
        } catch (IOException e) {
            return Optional.of(new Arrival.Broken(e.toString()));
        }
    }

    private RawSocket doing(Action action) {
        try {
            action.run();
            return this;
        } catch (IOException e) {
            throw listening.failure("could not send: " + e);
        }
    }

    private static Dialled dial(WireClient client, String who, RawHandshake request) {
        URI address = request.address();
        client.transcript().note(who, "-> raw upgrade " + address);
        Socket socket = new Socket();
        try {
            // before connect, so that the window is small and a reader that stops is noticed soon
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis(client));
            socket.setSoTimeout(millis(client));
            socket.getOutputStream().write(request.bytes());
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            HttpAnswer answer = RawHandshake.answer(in);
            client.transcript().note(who, "<- " + answer.status() + " " + answer.body());
            return new Dialled(socket, in, answer);
        } catch (IOException e) {
            closeQuietly(socket);
            throw client.transcript().failure(who, "the upgrade failed: " + e);
        }
    }

    private static int millis(WireClient client) {
        return Math.toIntExact(client.deadline().toMillis());
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // the other side has ended it; there is nothing left to free
        }
    }

    private record Dialled(Socket socket, DataInputStream in, HttpAnswer answer) {}

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
