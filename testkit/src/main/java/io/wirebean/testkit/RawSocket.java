// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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

    private final String who;
    private final Transcript transcript;
    private final Socket socket;
    private final HttpAnswer answer;
    private final RawFrames frames;
    private final Listening listening;

    private RawSocket(WireClient client, String who, Dialled dialled) throws IOException {
        this.who = who;
        this.transcript = client.transcript();
        this.socket = dialled.socket();
        this.answer = dialled.answer();
        this.frames = new RawFrames(dialled.in(), socket.getOutputStream());
        this.listening = new Listening(who, transcript, client.deadline(), this::next);
    }

    static RawSocket open(WireClient client, String who, RawHandshake request) {
        Dialled dialled = Dialled.dial(client, who, request);
        if (dialled.answer().status() != 101) {
            dialled.close();
            throw client.transcript().failure(who, "the upgrade was answered with " + dialled.answer());
        }
        try {
            return new RawSocket(client, who, dialled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 101, with its headers. */
    public HttpAnswer answer() {
        return answer;
    }

    /** The port of this side of the TCP connection. */
    public int localPort() {
        return socket.getLocalPort();
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

    /** The next message, which must be binary. */
    public byte[] receivesBinary() {
        return listening.binary("a binary message");
    }

    /** How many pongs have come ahead of what was received last. */
    public int pongs() {
        return frames.pongs();
    }

    /** Nothing more arrives before the TCP connection ends, not even a close frame. */
    public void isCutOff() {
        listening.brokenOff("the end of the TCP connection");
    }

    /** The next that arrives is a close frame of this code. */
    public RawSocket closedWith(int code) {
        closedSaying(code);
        return this;
    }

    /** The next that arrives is a close frame of this code; returns its phrase. */
    public String closedSaying(int code) {
        Arrival.Closed close = listening.closed("close " + code);
        if (close.code() != code) {
            throw listening.failure("expected close " + code + ", got " + close);
        }
        return close.phrase();
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
        Dialled.closeQuietly(socket);
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

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
