// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a refusal nothing is open, whatever a client goes on to send on the same TCP connection. */
@Conformance(Conformance.GATE)
class RefusedSocketConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    RefusedSocketConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 429, 503})
    void framesAfterARefusalReachNothing(int status) {
        try (var mallory = app.upgrade("/refuse/" + status + "/now?key=" + key).refusedSocket(status)) {
            mallory.sends(request(1, "who")).sends(request(2, "who")).readsToTheEnd();
        }

        nothingHasOpened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/refuse/401/by/exception", "/crash/unchecked", "/closed", "/bearer", "/hanging/deaf"})
    void framesAfterAnyRefusalReachNothing(String path) {
        String target = path + "?key=" + key;
        int status = app.upgrade(target).answer().status();
        try (var mallory = app.upgrade(target).refusedSocket(status)) {
            mallory.sends(request(1, "who")).sends(request(2, "who")).readsToTheEnd();
        }
        desk.open(key);

        nothingHasOpened();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 429, 503})
    void framesThatComeWithTheRequestReachNothing(int status) {
        try (var mallory = app.upgrade("/refuse/" + status + "/now?key=" + key)
                .hasty(request(1, "who"))
                .refusedSocket(status)) {
            mallory.sends(request(2, "who")).readsToTheEnd();
        }

        nothingHasOpened();
    }

    @Test
    void framesWhileAGuardThinksReachNothing() {
        try (var mallory = app.upgrade("/hanging/interruptible?key=" + key)
                .hasty(request(1, "who"))
                .refusedSocket(503)) {
            mallory.sends(request(2, "who")).readsToTheEnd();
        }

        nothingHasOpened();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 429, 503})
    void aSecondUpgradeOnTheSameConnectionIsJudgedAnewOrFindsItEnded(int status) {
        try (var mallory = app.upgrade("/refuse/" + status + "/now?key=" + key).refusedSocket(status)) {
            assertEquals(status, mallory.upgradesAgain().map(HttpAnswer::status).orElse(status));
            mallory.sends(request(1, "who")).readsToTheEnd();
        }

        nothingHasOpened();
    }

    /** What had opened before this connection would stand in the journal before it. */
    private void nothingHasOpened() {
        try (var ann = app.connect("/open?key=" + key)) {
            Seen.by(ann);
        }
        List<String> opened = desk.journal(key, 2).stream()
                .filter(entry -> List.of("opened", "who").contains(entry))
                .toList();
        assertEquals(List.of("opened", "who"), opened);
    }
}
