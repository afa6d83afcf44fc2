// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connections;
import io.wirebean.FromPayload;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a peer leaves out, and what an application does early. */
class ControllerEdgesTest {

    public record Say(String text) {}

    @WSController("/missing")
    public static class Missing {

        @OnWSMessage("say")
        String say(Say say) {
            return say.text();
        }

        @OnWSMessage("part")
        int part(@FromPayload("text") String text) {
            return text.length();
        }
    }

    @Test
    void aRecordThatWasNotSentIsTheClientsFault() {
        try (var app = RunningApplication.of(Missing.class)) {
            var peer = app.connect("/missing").sends("{\"event\":\"say\",\"id\":1}");
            String answer = peer.next();
            assertTrue(answer.contains("VALIDATION_ERROR"), answer);
        }
    }

    @Test
    void aMemberThatWasNotSentIsTheClientsFault() {
        try (var app = RunningApplication.of(Missing.class)) {
            var peer = app.connect("/missing").sends("{\"event\":\"part\",\"data\":{},\"id\":1}");
            String answer = peer.next();
            assertTrue(answer.contains("VALIDATION_ERROR"), answer);
        }
    }

    @ApplicationScoped
    public static class Early {
        @Inject
        Connections connections;

        int atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
            return connections.count();
        }
    }

    @WSController("/late")
    public static class Late {

        @OnWSMessage("x")
        String x(String data) {
            return data;
        }
    }

    @Test
    void anApplicationMayLookAtTheConnectionsWhileItStarts() {
        try (var app = RunningApplication.of(Early.class, Late.class)) {
            app.connect("/late")
                    .sends("{\"event\":\"x\",\"data\":\"a\",\"id\":1}")
                    .receives("{\"id\":1,\"data\":\"a\"}");
        }
    }
}
