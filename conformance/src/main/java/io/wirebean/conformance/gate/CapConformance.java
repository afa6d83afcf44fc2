// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every count and size of an upgrade has a limit, and the answer above it. */
@Conformance(Conformance.TIGHT_GATE)
class CapConformance {

    private final WireClient app;
    private final Desk desk;
    private final String origin;
    private final String key = Probe.newKey();
    private final List<RawSocket> open = new ArrayList<>();
    private int opened;

    CapConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.desk = new Desk(app);
        this.origin = "http://" + server.base(Conformance.TIGHT_GATE).getAuthority();
    }

    /** The next test begins with no connection at all. */
    @AfterEach
    void closeAll() {
        open.forEach(socket -> socket.sendsClose(1000).endsWith());
        long closed = desk.journal(key, 2 * opened).stream()
                .filter(entry -> entry.startsWith("closed"))
                .count();
        assertEquals(opened, closed);
    }

    @Test
    void oneMoreThanAllIs429() {
        for (int i = 0; i < 6; i++) {
            opens(from("10.0.0." + i));
        }

        isTooMany(from("10.0.0.9"));
    }

    @Test
    void oneMoreOfAUserIs429() {
        opens(from("10.0.0.1").header("X-User", "ann"));
        opens(from("10.0.0.2").header("X-User", "ann"));

        isTooMany(from("10.0.0.3").header("X-User", "ann"));
        opens(from("10.0.0.3").header("X-User", "bob"));
        opens(from("10.0.0.3"));
    }

    @Test
    void oneMoreFromAnAddressIs429() {
        for (int i = 0; i < 3; i++) {
            opens(from("10.0.0.1"));
        }

        isTooMany(from("10.0.0.1"));
        opens(from("10.0.0.2"));
    }

    @Test
    void whatCloseMakesRoom() {
        oneMoreFromAnAddressIs429();
        RawSocket first = open.remove(0);
        first.sendsClose(1000).endsWith();
        desk.journal(key, opened + 1);

        opens(from("10.0.0.1"));
    }

    @Test
    void oneMoreThatWaitsForItsGuardIs503AtOnce() {
        String gate = Probe.newKey();
        var waiting = List.of(hangs(gate), hangs(gate));
        assertEquals(List.of("entered", "entered"), desk.journal(gate, 2));

        HttpAnswer answer = from("10.0.0.3").refusedWith(503);

        assertTrue(answer.header("retry-after").isPresent(), answer.toString());
        desk.open(gate);
        waiting.forEach(upgrade -> assertEquals(101, upgrade.join().status()));
        desk.journal(gate, 8);
        opens(from("10.0.0.3"));
    }

    @Test
    void headersAboveTheLimitAre431() {
        from("10.0.0.1").header("X-Long", "x".repeat(2_048)).refusedWith(431);
        opens(from("10.0.0.1").header("X-Long", "x".repeat(1_024)));
    }

    @Test
    void aQueryAboveTheLimitIs414() {
        upgrade("/open?q=" + "x".repeat(512), "10.0.0.1").refusedWith(414);
        opens(upgrade("/open?key=" + key + "&q=" + "x".repeat(400), "10.0.0.1"));
    }

    @Test
    void noOriginIsRefusedWhereTheConfigurationSaysSo() {
        app.upgrade("/open").refusedWith(403);
    }

    @Test
    void aTokenInTheQueryIsTakenWhereTheConfigurationSaysSo() {
        opens(upgrade("/bearer?key=" + key + "&access_token=" + Pass.of("ann", "user"), "10.0.0.1"));
    }

    @Test
    void whatATrustedProxySaysOfTheClientIsWhatAGuardSees() {
        List<String> sight = upgrade("/sight/x", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .refusedWith(409)
                .body()
                .lines()
                .toList();

        assertTrue(sight.containsAll(List.of("remote 203.0.113.9", "secure true")), sight.toString());
    }

    /** On a thread of its own: of the common pool's there may be one alone. */
    private CompletableFuture<HttpAnswer> hangs(String gate) {
        return CompletableFuture.supplyAsync(
                () -> upgrade("/hanging/deaf?key=" + gate, "10.0.0.7").answer(), task -> new Thread(task).start());
    }

    private Upgrade from(String address) {
        return upgrade("/open?key=" + key, address);
    }

    /** Of a page of this host, through a proxy that is trusted. */
    private Upgrade upgrade(String path, String address) {
        return app.upgrade(path).header("Origin", origin).header("X-Forwarded-For", address);
    }

    private void opens(Upgrade upgrade) {
        open.add(upgrade.rawSocket());
        opened++;
        desk.journal(key, open.size());
    }

    private static void isTooMany(Upgrade upgrade) {
        assertTrue(upgrade.refusedWith(429).header("retry-after").isPresent());
    }
}
