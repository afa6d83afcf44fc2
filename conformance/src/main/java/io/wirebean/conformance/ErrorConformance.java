// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.testkit.WireClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure reaches its nearest handler and the client, never with a text that was not meant for it. */
@Conformance
class ErrorConformance {

    private final WireClient app;

    ErrorConformance(WireClient app) {
        this.app = app;
    }

    @ParameterizedTest
    @ValueSource(strings = {"unexpected", "fatal", "overflow", "unencodable"})
    void anUnexpectedFailureIsInternalWithAReferenceAndWithoutItsText(String event) {
        try (var ann = app.connect("/errors")) {
            String text = ann.sends(request(1, event)).receivesText();
            Wire.Failure failure = failure(text);

            assertEquals("INTERNAL", failure.code());
            assertEquals("1", failure.about());
            assertNotNull(failure.ref());
            assertFalse(text.contains("secret"), text);
            ann.sends(request(2, "fine")).receives(reply(2, "'fine'"));
        }
    }

    @Test
    void aDeclaredFailureTravelsWithItsCodeAndItsMessage() {
        tells("declared", "ROOM_FULL", "the room is full", null);
    }

    @Test
    void aStageThatFailsIsAFailureOfItsMessage() {
        tells("stage", "ROOM_FULL", "the room is full", null);
    }

    @Test
    void aChosenFailureTravelsWithItsDetails() {
        tells("chosen", "TOO_LATE", "come earlier", json("['09:00','17:00']"));
    }

    @Test
    void aHandlerOfFailuresCanChooseAnother() {
        tells("retold", "RETOLD", "told otherwise", null);
    }

    @Test
    void whatAHandlerOfFailuresReturnsBecomesTheDetails() {
        assertEquals(json("['mapped']"), fails("mapped").details());
    }

    @Test
    void theNearestHandlerOfFailuresIsTaken() {
        assertEquals(json("'nearer'"), fails("io").details());
    }

    @Test
    void aGlobalHandlerTakesWhatTheControllersOwnDoNot() {
        assertEquals(json("'global'"), fails("global").details());
    }

    private void tells(String event, String code, String message, @Nullable String details) {
        Wire.Failure failure = fails(event);
        assertEquals(code, failure.code());
        assertEquals(message, failure.message());
        assertEquals(details, failure.details());
        assertNull(failure.ref());
    }

    private Wire.Failure fails(String event) {
        try (var ann = app.connect("/errors")) {
            String text = ann.sends(request(1, event)).receivesText();
            assertFalse(text.contains("secret"), text);
            return failure(text);
        }
    }
}
