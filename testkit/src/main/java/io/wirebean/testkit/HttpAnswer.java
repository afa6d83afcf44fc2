// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param headers names in lower case
 * @since 0.1
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

    /** Copies the headers. */
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header, its name in lower case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
