// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.WSFailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SayTest {

    @Test
    void textIsSaidAsItIs() {
        assertEquals(" <b>hi</b> ", Say.textOf(new Say(" <b>hi</b> ")));
    }

    @Test
    void blankAndMissingTextsAreRefused() {
        assertEquals("text must not be blank", refusal(new Say(" ")).getMessage());
        assertEquals("text must not be blank", refusal(new Say(null)).getMessage());
        assertEquals("text must not be blank", refusal(null).getMessage());
    }

    @Test
    void longTextIsRefusedWithLimitAndLength() {
        WSFailureException refusal = refusal(new Say("x".repeat(4001)));

        assertEquals("text has 4001 characters, at most 4000 are allowed", refusal.getMessage());
    }

    @Test
    void refusalIsAValidationErrorThatNamesTheMember() {
        WSFailureException refusal = refusal(new Say(""));

        assertEquals("VALIDATION_ERROR", refusal.code());
        assertEquals(422, refusal.status());
        assertEquals(
                List.of(new Say.Fault("text", "must not be blank")),
                refusal.details().orElseThrow());
    }

    private static WSFailureException refusal(@Nullable Say say) {
        return assertThrows(WSFailureException.class, () -> Say.textOf(say));
    }
}
