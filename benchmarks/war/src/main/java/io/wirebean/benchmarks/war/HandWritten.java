// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** What all endpoints do that are written by hand: text to records, a look at the event, records to text. */
public final class HandWritten {

    private final Jsonb jsonb = JsonbBuilder.create();

    /** The answer to an event. */
    public String answer(String text) {
        SayEvent said = jsonb.fromJson(text, SayEvent.class);
        return switch (said.event()) {
            case "say" -> jsonb.toJson(new SayEvent("say", said.data()));
            default -> throw new IllegalArgumentException("no such event: " + said.event());
        };
    }
}
