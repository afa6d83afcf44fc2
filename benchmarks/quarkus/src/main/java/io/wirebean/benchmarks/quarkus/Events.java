// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.quarkus;

import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;

/** Text to records, a look at the event, records to text. */
@Singleton
public class Events {

    private final Jsonb jsonb;

    Events(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    String answer(String text) {
        SayEvent said = jsonb.fromJson(text, SayEvent.class);
        return switch (said.event()) {
            case "say" -> jsonb.toJson(new SayEvent("say", said.data()));
            default -> throw new IllegalArgumentException("no such event: " + said.event());
        };
    }
}
