// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every callback is a business method call: intercepted, with the container at hand, however the connection ends. */
@Conformance
class InterceptionConformance {

    private static final List<String> OPENED = List.of("before opened", "opened", "after opened");
    private static final List<String> CLOSED = List.of("before closed", "closed", "after closed");

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    InterceptionConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void everyCallbackIsInterceptedAndFindsTheContainer() {
        try (var ann = app.connect("/intercepted?key=" + key)) {
            ann.sends(request(1, "look")).receives(reply(1, "'looked'"));
            ann.sends(request(2, "fail")).receivesText();
        }

        List<String> journal = probe.journal(key, 15);

        assertEquals(OPENED, journal.subList(0, 3));
        assertEquals(List.of("before look", "look", "after look"), journal.subList(3, 6));
        assertEquals(List.of("before fail", "fail", "after fail"), journal.subList(6, 9));
        assertEquals(List.of("before failed", "failed", "after failed"), journal.subList(9, 12));
        assertEquals(CLOSED, journal.subList(12, 15));
    }

    @Test
    void theLastCallbackFindsTheContainerAfterAReset() {
        opened().resets();

        assertEquals(CLOSED, probe.journal(key, 6).subList(3, 6));
    }

    @Test
    void theLastCallbackFindsTheContainerAfterAProtocolError() {
        try (var ann = opened()) {
            ann.sendsFrame(0xF1, new byte[] {'x'}).endsWith();
        }

        assertEquals(CLOSED, probe.journal(key, 6).subList(3, 6));
    }

    /** An end that comes before the first callback leaves none to tell it to. */
    private RawSocket opened() {
        RawSocket socket = app.rawSocket("/intercepted?key=" + key);
        assertEquals(OPENED, probe.journal(key, 3));
        return socket;
    }
}
