// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void swappedLettersAreOneEdit() {
        assertEquals(Optional.of("say"), Spelling.nearest("sya", List.of("typing", "say", "who")));
    }

    @Test
    void caseDoesNotCount() {
        assertEquals(Optional.of("history"), Spelling.nearest("HISTORI", List.of("typing", "history")));
    }

    @Test
    void theNearestWinsOverTheFirst() {
        assertEquals(Optional.of("rooms"), Spelling.nearest("romos", List.of("romeo", "rooms")));
    }

    @Test
    void ofEqualsTheFirstWins() {
        assertEquals(Optional.of("cat"), Spelling.nearest("bat", List.of("cat", "rat")));
    }

    @Test
    void oneEditInThreeCharactersIsNearAndMoreIsNot() {
        assertEquals(Optional.of("abcdef"), Spelling.nearest("abxxef", List.of("abcdef")));
        assertEquals(Optional.empty(), Spelling.nearest("xxxdef", List.of("abcdef")));
        assertEquals(Optional.empty(), Spelling.nearest("who", List.of("typing")));
    }

    @Test
    void aWordBeyondAnyNameIsNearToNothing() {
        assertEquals(Optional.empty(), Spelling.nearest("a".repeat(65), List.of("a".repeat(65))));
    }

    @Test
    void nothingIsNearToNothing() {
        assertEquals(Optional.empty(), Spelling.nearest("say", List.of()));
        assertEquals(Optional.empty(), Spelling.nearest("", List.of("say")));
    }
}
