// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user is disconnected wherever it is connected, and nobody else. */
@Conformance(Conformance.GATE)
class AudienceConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();
    private final String user = "u" + key;

    AudienceConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void revokingAUserClosesAllItsConnectionsWith4403() {
        try (var bob = device("other" + user, "phone");
                var phone = device(user, "phone");
                var laptop = device(user, "laptop")) {
            assertEquals("2", desk.post("revoke?user=" + user));

            phone.closedWith(4403);
            laptop.closedWith(4403);
            Seen.by(bob);
            assertEquals(0, desk.count(user));
        }
        assertEquals(List.of("opened 1", "closed 4403"), counted("closed 4403"));
    }

    @Test
    void oneDeviceOfAUserIsDisconnected() {
        try (var phone = device(user, "phone");
                var laptop = device(user, "laptop")) {
            assertEquals("1", desk.post("disconnect?code=4002&device=phone&user=" + user));

            assertEquals("from phone", phone.closedWith(4002));
            assertEquals("laptop", Seen.by(laptop).device());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void anEventAsksToDisconnectADevice(String how) {
        try (var phone = device(user, "phone");
                var laptop = device(user, "laptop")) {
            desk.post("request?device=phone&user=" + user + "&how=" + how);

            assertEquals("asked " + how, phone.closedWith(4100));
            assertEquals("laptop", Seen.by(laptop).device());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void anEventAsksToDisconnectAUser(String how) {
        try (var phone = device(user, "phone");
                var laptop = device(user, "laptop")) {
            desk.post("request?user=" + user + "&how=" + how);

            phone.closedWith(4100);
            laptop.closedWith(4100);
        }
    }

    @Test
    void nobodyIsFoundAsAnonymous() {
        try (var anyone = app.connect("/open")) {
            assertEquals("anonymous", Seen.by(anyone).name());
            assertEquals("0", desk.post("revoke?user=anonymous"));
            Seen.by(anyone);
        }
    }

    private Conversation device(String name, String device) {
        Conversation open = app.upgrade("/open?key=" + name + device)
                .header("X-User", name)
                .header("X-Device", device)
                .connect();
        Seen.by(open);
        return open;
    }

    private List<String> counted(String entry) {
        List<String> journal = desk.journal(user + "phone", 3);
        long opened = journal.stream().filter("opened"::equals).count();
        return List.of(
                "opened " + opened,
                journal.stream().filter(entry::equals).findFirst().orElse("never " + entry));
    }
}
