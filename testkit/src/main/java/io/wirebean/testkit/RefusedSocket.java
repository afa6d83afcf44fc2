// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A peer whose upgrade was refused and that goes on all the same, on the same TCP connection.
 *
 * <p>Used by one thread. What it sends may be lost: a server may have ended the connection already.
 *
 * @since 0.1
 */
public final class RefusedSocket implements AutoCloseable {

    private final WireClient client;
    private final String who;
    private final RawHandshake request;
    private final Dialled dialled;

    RefusedSocket(WireClient client, String who, RawHandshake request, Dialled dialled) {
        this.client = client;
        this.who = who;
        this.request = request;
        this.dialled = dialled;
    }

    /** The refusal. */
    public HttpAnswer answer() {
        return dialled.answer();
    }

    /** Sends a whole masked text message, as if the connection had opened. */
    public RefusedSocket sends(String text) {
        client.transcript().note(who, "-> nevertheless " + text);
        try {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            new RawFrames(dialled.in(), dialled.socket().getOutputStream())
                    .write(RawFrames.FIN | RawFrames.TEXT, payload, true);
        } catch (IOException e) {
            client.transcript().note(who, "!! " + e);
        }
        return this;
    }

    /** Sends the same upgrade again; empty where the server has ended the connection. */
    public Optional<HttpAnswer> upgradesAgain() {
        client.transcript().note(who, "-> the same upgrade again");
        try {
            dialled.socket().getOutputStream().write(request.bytes());
            HttpAnswer again = RawHandshake.answer(dialled.in());
            client.transcript().note(who, "<- " + again.status() + " " + again.body());
            return Optional.of(again);
        } catch (SocketTimeoutException e) {
            throw client.transcript().failure(who, "expected an answer or the end, got neither");
        } catch (IOException e) {
            client.transcript().note(who, "!! " + e);
            return Optional.empty();
        }
    }

    /** Sends no more, and reads what still comes, as Latin-1, up to the end of the connection. */
    public String readsToTheEnd() {
        try {
            dialled.socket().shutdownOutput();
            return new String(dialled.in().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw client.transcript().failure(who, "the server did not end the connection");
        } catch (IOException e) {
            client.transcript().note(who, "!! " + e);
            return "";
        }
    }

    @Override
    public void close() {
        dialled.close();
    }
}
