// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connections;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The code of the guide on peers that may have gone. */
// tag::lines[]
@WSController(value = "/lines", heartbeat = "${lines.heartbeat:10s}")
public class LinesController {

    @Inject
    Connections connections;

    @OnWSMessage("slowest")
    Optional<Duration> slowest() {
        return connections.everyone().connections().stream()
                .flatMap(line -> line.latency().stream())
                .max(Comparator.naturalOrder());
    }
}
// end::lines[]
