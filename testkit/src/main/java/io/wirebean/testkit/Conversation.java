// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One party's side of an open connection, on the JDK's WebSocket client.
 *
 * <p>What it expects is awaited until the client's deadline; what is not as expected throws an AssertionError that shows
 * the transcript of all parties. Used by one thread.
 *
 * @since 0.1
 */
public final class Conversation implements AutoCloseable {

    private static final int NORMAL = 1000;

    private final WireClient client;
    private final String who;
    private final WebSocket socket;
    private final Listening listening;

    Conversation(WireClient client, String who, WebSocket socket, Inbox inbox) {
        this.client = client;
        this.who = who;
        this.socket = socket;
        this.listening = new Listening(who, client.transcript(), client.deadline(), inbox);
    }

    /** Sends a text message. */
    public Conversation sends(String text) {
        client.transcript().note(who, "-> " + text);
        return sent(socket.sendText(text, true));
    }

    /** Sends a binary message. */
    public Conversation sends(byte[] data) {
        client.transcript().note(who, "-> binary " + HexFormat.of().formatHex(data));
        return sent(socket.sendBinary(ByteBuffer.wrap(data), true));
    }

    /** The next message is this text; a JSON object or array is compared by value. */
    public Conversation receives(String text) {
        listening.text(text, text);
        return this;
    }

    /** The next message is binary and has these bytes. */
    public Conversation receives(byte[] data) {
        listening.binary(data);
        return this;
    }

    /** The next message is a text that fulfils this; {@code expectation} says what in a failure. */
    public Conversation receivesMatching(String expectation, Predicate<String> predicate) {
        listening.matching(predicate, expectation);
        return this;
    }

    /** The next message, which must be a text. */
    public String receivesText() {
        return listening.text("a text");
    }

    /**
     * Nothing has arrived, and nothing that was sent to this party until now is on its way: an exchange that begins now
     * is answered first.
     */
    public Conversation receivesNothing() {
        SilenceProbe probe = client.probe();
        sends(probe.request());
        listening.text(probe.reply(), "nothing before " + probe.reply());
        return this;
    }

    /** The subprotocol that the server chose; empty for none. */
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Begins to close with 1000. */
    public Conversation closes() {
        return closes(NORMAL, "");
    }

    /** Begins to close; the other side's answer is awaited by {@link #closedWith} or at the end. */
    public Conversation closes(int code, String phrase) {
        client.transcript().note(who, "-> " + new Arrival.Closed(code, phrase));
        return sent(socket.sendClose(code, phrase));
    }

    /** The next that arrives is a close frame of this code; returns its phrase. */
    public String closedWith(int code) {
        Arrival.Closed close = listening.closed("close " + code);
        if (close.code() != code) {
            throw listening.failure("expected close " + code + ", got " + close);
        }
        return close.phrase();
    }

    /**
     * Reads on to the other side's close frame and gives its code, 1006 where the connection ended without one.
     *
     * <p>For ends without a close frame take a {@link RawSocket}: the JDK's client was seen not to tell them always.
     */
    public int endsWith() {
        return listening.end() instanceof Arrival.Closed close ? close.code() : 1006;
    }

    /** Ends the connection without a close frame. */
    public void breaksOff() {
        client.transcript().note(who, "-> breaks off");
        listening.expectEnd();
        socket.abort();
    }

    /** Closes with 1000 and checks that the connection ended so, unless the test has said how it ends. */
    @Override
    public void close() {
        if (listening.isEndExpected()) {
            socket.abort();
            return;
        }
        if (!socket.isOutputClosed()) {
            client.transcript().note(who, "-> " + new Arrival.Closed(NORMAL, ""));
            // the other side may be closing at this very moment: not the sending but the end tells how it went
            socket.sendClose(NORMAL, "");
        }
        Arrival end = listening.end();
        if (!(end instanceof Arrival.Closed close) || close.code() != NORMAL) {
            throw listening.failure("expected a normal end, got " + end);
        }
    }

    private Conversation sent(CompletableFuture<WebSocket> sending) {
        try {
            sending.get(client.deadline().toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (ExecutionException e) {
            throw listening.failure("could not send: " + e.getCause());
        } catch (TimeoutException e) {
            throw listening.failure("the server did not take the message within " + client.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw listening.failure("interrupted while sending");
        }
    }
}
