// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Makes the clock injectable, so that a test can bring its own. */
@ApplicationScoped
public class ServerClock {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
