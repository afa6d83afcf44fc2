// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Talks to one application over HTTP and WebSocket; all its conversations share one transcript.
 *
 * <pre>{@code
 * WireClient app = WireClient.at(URI.create("http://127.0.0.1:8080/"));
 * try (var ann = app.connect("/chat/1"); var bob = app.connect("/chat/1")) {
 *     ann.sends("{\"event\":\"who\",\"id\":1}").receives("{\"id\":1,\"data\":[\"ann\",\"bob\"]}");
 *     bob.receivesNothing();
 * }
 * }</pre>
 *
 * <p>Thread-safe; each conversation belongs to one thread.
 *
 * @since 0.1
 */
public final class WireClient {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final URI base;
    private final Duration deadline;
    private final SilenceProbe probe;
    private final Transcript transcript;
    private final HttpClient http;
    private final AtomicInteger parties = new AtomicInteger();

    private WireClient(URI base, Duration deadline, SilenceProbe probe, Transcript transcript) {
        this.base = base;
        this.deadline = deadline;
        this.probe = probe;
        this.transcript = transcript;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
    }

    /** A client of the application below this {@code http:} address; it waits 10 s for what it expects. */
    public static WireClient at(URI base) {
        String text = base.toString();
        URI folder = text.endsWith("/") ? base : URI.create(text + "/");
        return new WireClient(folder, DEADLINE, SilenceProbe.JSON_PING, new Transcript());
    }

    /** This client, waiting so long for what it expects; with the same transcript. */
    public WireClient within(Duration otherDeadline) {
        return new WireClient(base, otherDeadline, probe, transcript);
    }

    /**
     * This client, proving silence by an exchange of the application; with the same transcript.
     *
     * @param request what is sent
     * @param reply what must be the first to arrive then
     */
    public WireClient silenceProbe(String request, String reply) {
        return new WireClient(base, deadline, new SilenceProbe(request, reply), transcript);
    }

    /** Opens a conversation; path and query as they travel, percent-encoded. */
    public Conversation connect(String path) {
        return upgrade(path).connect();
    }

    /** Opens a connection that can break every rule; path and query as they travel, percent-encoded. */
    public RawSocket rawSocket(String path) {
        return upgrade(path).rawSocket();
    }

    /** An upgrade of this path, to be given headers and subprotocols. */
    public Upgrade upgrade(String path) {
        return new Upgrade(this, path);
    }

    /** Plain HTTP requests to the application. */
    public WireHttp http() {
        return new WireHttp(this);
    }

    URI address(String path) {
        return base.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    Duration deadline() {
        return deadline;
    }

    SilenceProbe probe() {
        return probe;
    }

    Transcript transcript() {
        return transcript;
    }

    HttpClient jdkClient() {
        return http;
    }

    /** The name of a further party in the transcript. */
    String party(String path) {
        return "#" + parties.incrementAndGet() + " " + path;
    }
}
