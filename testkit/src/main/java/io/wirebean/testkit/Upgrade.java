// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An upgrade request before it is sent.
 *
 * @since 0.1
 */
public final class Upgrade {

    private final WireClient client;
    private final String path;
    private final List<Header> headers = new ArrayList<>();
    private final List<String> subprotocols = new ArrayList<>();
    private String party;
    private String hasty = "";

    Upgrade(WireClient client, String path) {
        this.client = client;
        this.path = path;
        this.party = client.party(path);
    }

    /** One header; a name may be given several times. */
    record Header(String name, String value) {}

    /** Adds a header. */
    public Upgrade header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Offers subprotocols, the preferred one first. */
    public Upgrade subprotocols(String... offered) {
        subprotocols.addAll(List.of(offered));
        return this;
    }

    /** Sends a text message together with the request, before there is an answer; on a raw socket alone. */
    public Upgrade hasty(String text) {
        hasty = text;
        return this;
    }

    /** The name of this party in the transcript. */
    public Upgrade as(String name) {
        party = name;
        return this;
    }

    /** Opens a conversation on the JDK's WebSocket client. */
    public Conversation connect() {
        Inbox inbox = new Inbox(party, client.transcript());
        WebSocket.Builder builder = client.jdkClient().newWebSocketBuilder().connectTimeout(client.deadline());
        headers.forEach(header -> builder.header(header.name(), header.value()));
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.get(0),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        String address = client.address(path).toString().replaceFirst("^http", "ws");
        client.transcript().note(party, "-> upgrade " + address);
        WebSocket socket = opened(builder, URI.create(address), inbox);
        return new Conversation(client, party, socket, inbox);
    }

    /** Opens a connection that can break every rule. */
    public RawSocket rawSocket() {
        return RawSocket.open(client, party, request());
    }

    /** Sends the upgrade and checks that it is answered with this status, not 101. */
    public HttpAnswer refusedWith(int status) {
        try (Dialled dialled = Dialled.dial(client, party, request()).refusedWith(status, client, party)) {
            return dialled.answer();
        }
    }

    /** Sends the upgrade, checks that it is answered with this status, not 101, and keeps the TCP connection. */
    public RefusedSocket refusedSocket(int status) {
        RawHandshake request = request();
        return new RefusedSocket(
                client, party, request, Dialled.dial(client, party, request).refusedWith(status, client, party));
    }

    /** What the upgrade is answered with, 101 or another status; the TCP connection is ended. */
    public HttpAnswer answer() {
        try (Dialled dialled = Dialled.dial(client, party, request())) {
            return dialled.answer();
        }
    }

    private RawHandshake request() {
        return new RawHandshake(client.address(path), List.copyOf(headers), List.copyOf(subprotocols), hasty);
    }

    private WebSocket opened(WebSocket.Builder builder, URI address, Inbox inbox) {
        try {
            return builder.buildAsync(address, inbox).get(client.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused("the upgrade failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw refused("the upgrade was not answered within " + client.deadline(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("interrupted while the upgrade was under way", e);
        }
    }

    private AssertionError refused(String sentence, Exception cause) {
        AssertionError failure = client.transcript().failure(party, sentence);
        failure.initCause(cause);
        return failure;
    }
}
