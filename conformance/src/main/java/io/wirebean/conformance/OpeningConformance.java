// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the opening method returns is sent, and where it fails there is no connection. */
@Conformance
class OpeningConformance {

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    OpeningConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void whatItReturnsIsSentAsConnected() {
        try (var ann = app.connect("/opening/greets")) {
            ann.receives(json("{'event':'connected','data':{'name':'welcome','count':1}}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1011", "400, 1011", "401, 1008", "403, 1008"})
    void aFailureClosesAndThereIsNoLastCallback(int status, int code) {
        try (var ann = app.connect("/opening/fails?status=" + status + "&key=" + key)) {
            String phrase = ann.closedWith(code);

            assertFalse(phrase.contains("secret"), phrase);
        }
        assertEquals(List.of(), probe.journal(key, 0));
    }

    @Test
    void aFailureThatIsHandledIsNotClosed() {
        try (var ann = app.connect("/opening/handled?key=" + key)) {
            assertEquals(List.of("handled wanted"), probe.journal(key, 1));
            ann.sends(request(1, "now")).receives(reply(1, "'now'"));
        }
    }
}
