// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.List;

/** Tells the suite what the other controllers have seen, and works their gates. */
@WSController("/probe")
public class ProbeController {

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    /** What a journal is asked for. */
    public record Question(String key, int atLeast) {}

    @OnWSMessage("journal")
    List<String> journal(Question question) throws InterruptedException {
        return journal.read(question.key(), question.atLeast());
    }

    @OnWSMessage("open")
    void open(String gate) {
        gates.open(gate);
    }
}
