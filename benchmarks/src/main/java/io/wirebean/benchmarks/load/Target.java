// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Where a server listens, and how it is asked for a WebSocket: with the twelve headers that a browser sends. */
public record Target(String host, int port, String path) {

    /** At 127.0.0.1. */
    public static Target local(int port, String path) {
        return new Target("127.0.0.1", port, path);
    }

    byte[] request() {
        return """
                GET %s HTTP/1.1\r
                Host: %s:%d\r
                Connection: Upgrade\r
                Pragma: no-cache\r
                Cache-Control: no-cache\r
                User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36\r
                Upgrade: websocket\r
                Origin: http://%s:%d\r
                Sec-WebSocket-Version: 13\r
                Accept-Encoding: gzip, deflate, br, zstd\r
                Accept-Language: en-GB,en;q=0.9,de;q=0.8\r
                Cookie: theme=dark; consent=necessary; lang=en\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """
                .formatted(path, host, port, host, port)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
