// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    @Test
    void lastMessagesComeOldestFirst() {
        say("general", "one", "two", "three");

        assertEquals(List.of("two", "three"), texts("general", 2));
    }

    @Test
    void roomKeepsItsLastHundredMessages() {
        IntStream.rangeClosed(1, 105).forEach(number -> say("general", "message " + number));

        List<String> texts = texts("general", 1000);

        assertEquals(100, texts.size());
        assertEquals("message 6", texts.get(0));
        assertEquals("message 105", texts.get(99));
    }

    @Test
    void roomsKnowNothingOfEachOther() {
        say("general", "here");

        assertEquals(List.of(), texts("other", 10));
    }

    @Test
    void countBelowOneGivesNothing() {
        say("general", "one");

        assertEquals(List.of(), texts("general", 0));
        assertEquals(List.of(), texts("general", -3));
    }

    @Test
    void emptyRoomIsForgotten() {
        say("general", "one");

        history.forgetIf("general", room -> true);

        assertEquals(List.of(), texts("general", 10));
    }

    @Test
    void roomWithMembersIsRemembered() {
        say("general", "one");

        history.forgetIf("general", room -> false);

        assertEquals(List.of("one"), texts("general", 10));
    }

    @Test
    void noMessageIsLostWhenManySpeakAtOnce() throws Exception {
        var start = new CountDownLatch(1);
        var speakers = Executors.newFixedThreadPool(10);
        try {
            List<Future<Boolean>> spoken = IntStream.range(0, 10)
                    .mapToObj(speaker -> speakers.submit(tenMessages(start, speaker)))
                    .toList();
            start.countDown();
            for (Future<Boolean> each : spoken) {
                assertTrue(each.get());
            }
        } finally {
            speakers.shutdownNow();
        }

        assertEquals(100, texts("general", 100).stream().distinct().count());
    }

    private Callable<Boolean> tenMessages(CountDownLatch start, int speaker) {
        return () -> {
            start.await();
            IntStream.range(0, 10).forEach(number -> say("general", speaker + "." + number));
            return true;
        };
    }

    private void say(String room, String... texts) {
        for (String text : texts) {
            history.add(room, new Said("ann", text, Instant.EPOCH));
        }
    }

    private List<String> texts(String room, int count) {
        return history.last(room, count).stream().map(Said::text).toList();
    }
}
