// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain HTTP/1.1 requests to the application, noted in the same transcript.
 *
 * <p>HTTP/1.1 because a server was seen to cut its answer to an offered upgrade to HTTP/2.
 *
 * @since 0.1
 */
public final class WireHttp {

    private final WireClient client;
    private final List<Upgrade.Header> headers;
    private final String who = "http";

    WireHttp(WireClient client) {
        this(client, List.of());
    }

    private WireHttp(WireClient client, List<Upgrade.Header> headers) {
        this.client = client;
        this.headers = List.copyOf(headers);
    }

    /** The same with one more header in each request. */
    public WireHttp header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Upgrade.Header(name, value));
        return new WireHttp(client, more);
    }

    /** GET; path and query as they travel, percent-encoded. */
    public HttpAnswer get(String path) {
        return exchange(HttpRequest.newBuilder(client.address(path)));
    }

    /** POST of this body. */
    public HttpAnswer post(String path, String contentType, String body) {
        return exchange(HttpRequest.newBuilder(client.address(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpAnswer exchange(HttpRequest.Builder builder) {
        headers.forEach(header -> builder.header(header.name(), header.value()));
        HttpRequest request = builder.build();
        client.transcript().note(who, "-> " + request.method() + " " + request.uri());
        try {
            HttpResponse<String> response =
                    client.jdkClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            client.transcript().note(who, "<- " + response.statusCode() + " " + response.body());
            return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw client.transcript().failure(who, "the request failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw client.transcript().failure(who, "interrupted");
        }
    }
}
