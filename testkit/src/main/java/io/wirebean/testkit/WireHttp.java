// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Plain HTTP/1.1 requests to the application, noted in the same transcript.
 *
 * <p>HTTP/1.1 because a server was seen to cut its answer to an offered upgrade to HTTP/2.
 *
 * @since 0.1
 */
public final class WireHttp {

    private final WireClient client;
    private final String who = "http";

    WireHttp(WireClient client) {
        this.client = client;
    }

    /** GET; path and query as they travel, percent-encoded. */
    public HttpAnswer get(String path) {
        return exchange(HttpRequest.newBuilder(client.address(path)).build());
    }

    /** POST of this body. */
    public HttpAnswer post(String path, String contentType, String body) {
        return exchange(HttpRequest.newBuilder(client.address(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpAnswer exchange(HttpRequest request) {
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
