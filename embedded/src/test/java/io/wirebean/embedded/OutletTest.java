// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutletTest {

    private final FakeSocket socket = new FakeSocket();
    private final Selector selector = new Selector();
    private final Outlet outlet = new Outlet(socket, new Scratch(), selector);
    private final List<String> told = new ArrayList<>();

    @Test
    void theFirstWriteWaitsForTheAnswerToTheUpgrade() {
        send("one");

        assertEquals("", socket.taken());
        selector.takesAll();
        assertEquals("<one>", socket.taken());
        assertEquals(List.of("one written"), told);
    }

    @Test
    void aBatchIsOneWrite() {
        start();
        write("all", "a", "b", "c");

        assertEquals("<a><b><c>", socket.taken());
        assertEquals(List.of(3 * 3), socket.sizes);
        assertEquals(List.of("all written"), told);
    }

    @Test
    void noWriteTakesMoreThan64KiB() {
        start();
        write("all", IntStream.range(0, 30).mapToObj(i -> "x".repeat(10_000)).toArray(String[]::new));
        write("one", "y".repeat(200_000));

        assertTrue(socket.sizes.stream().allMatch(size -> size <= 65_536), socket.sizes.toString());
        assertEquals(("<" + "x".repeat(10_000) + ">").repeat(30) + "<" + "y".repeat(200_000) + ">", socket.taken());
        assertEquals(List.of("all written", "one written"), told);
    }

    @Test
    void whatTheSocketDoesNotTakeComesLaterInItsOrder() {
        start();
        for (int room = 0; room < 40; room++) {
            socket.room = room;
            write("batch", "one", "two", "three");
            socket.room = Integer.MAX_VALUE;
            selector.takesAll();
            assertEquals("<one><two><three>", socket.taken(), "with room for " + room);
            socket.bytes.reset();
        }
    }

    @Test
    void aControlFrameStandsBetweenMessagesAndBehindTheOneThatIsBeingWritten() {
        start();
        socket.room = 4;
        send("a long message");
        outlet.control(pong("p"), failure -> told.add("pong"));
        outlet.write(List.of(text("next")), failure -> told.add("next"));
        assertEquals("<a ", socket.taken());

        socket.room = Integer.MAX_VALUE;
        selector.takesAll();

        assertEquals("<a long message>[p]<next>", socket.taken());
        assertEquals(List.of("a long message written", "pong", "next"), told);
    }

    @Test
    void nothingFollowsACloseFrame() {
        start();
        socket.room = 0;
        send("before");
        outlet.control(close(), failure -> told.add("closed"));
        send("behind");
        outlet.control(pong("p"), failure -> told.add("pong " + failure.getMessage()));
        assertTrue(outlet.isClosing());
        assertEquals(List.of("behind a close frame was sent before", "pong a close frame was sent before"), told);

        socket.room = Integer.MAX_VALUE;
        selector.takesAll();

        assertEquals("<before>[]", socket.taken());
        assertEquals(1, selector.closes);
    }

    @Test
    void onlyTheLastPongsWaitForAPeerThatReadsNothing() {
        start();
        socket.room = 0;
        for (int i = 0; i < 10; i++) {
            outlet.control(pong(String.valueOf(i)), failure -> told.add("told"));
        }
        socket.room = Integer.MAX_VALUE;
        selector.takesAll();

        assertEquals("[0][6][7][8][9]", socket.taken());
        assertEquals(10, told.size());
    }

    @Test
    void whateverWaitsIsToldOnceWhenTheConnectionGoes() {
        start();
        socket.room = 2;
        send("in flight");
        send("waiting");
        outlet.gone();
        selector.fails();
        outlet.gone();
        send("late");

        assertEquals(List.of("in flight null", "waiting null", "late null"), told);
    }

    @Test
    void aSocketThatFailsIsToldAndEndsEverything() {
        start();
        socket.broken = new IOException("broken pipe");
        send("one");
        send("two");

        assertEquals(List.of("broken pipe"), selector.broken);
        assertEquals(List.of("one broken pipe", "two broken pipe"), told);
    }

    @Test
    void noMemoryForTheSystemsCopyIsTheEndOfTheConnectionAndOfNothingElse() {
        start();
        socket.broken = new OutOfMemoryError("direct buffer memory");
        send("one");

        assertEquals(List.of("direct buffer memory"), selector.broken);
        assertEquals(List.of("one direct buffer memory"), told);
    }

    @Test
    void theProgressMovesWithEveryByteThatIsTaken() {
        start();
        long begin = outlet.progress();
        socket.room = 100;
        send("x".repeat(1000));
        assertEquals(100, outlet.progress() - begin);
        assertTrue(outlet.isHeldUp());

        socket.room = 50;
        selector.takesSome();
        assertEquals(150, outlet.progress() - begin);

        socket.room = Integer.MAX_VALUE;
        selector.takesAll();
        assertEquals(1004, outlet.progress() - begin);
        assertFalse(outlet.isHeldUp());
    }

    @Test
    void aMillionWritesThatEachStartTheNextDoNotGrowTheStack() {
        start();
        int[] left = {1_000_000};
        WriteCompletion[] next = new WriteCompletion[1];
        next[0] = failure -> {
            if (left[0]-- > 0) {
                outlet.write(List.of(text("")), next[0]);
            }
        };
        outlet.write(List.of(text("")), next[0]);

        assertEquals(-1, left[0]);
    }

    private void start() {
        outlet.control(pong(""), failure -> {});
        selector.takesAll();
        socket.bytes.reset();
        socket.sizes.clear();
    }

    private void send(String text) {
        write(text, text);
    }

    private void write(String name, String... texts) {
        var batch = Arrays.stream(texts).map(OutletTest::text).toList();
        outlet.write(batch, failure -> told.add(name + " " + (failure == null ? "written" : failure.getMessage())));
    }

    private static EncodedMessage text(String text) {
        return new EncodedMessage(new TextFrame(text));
    }

    private static byte[] pong(String payload) {
        return PeerFrames.frame(FrameHead.PONG, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] close() {
        return PeerFrames.frame(FrameHead.CLOSE, new byte[0]);
    }

    /** Has the rest until the test lets it go on. */
    private final class Selector implements Outlet.Owner {

        private final List<String> broken = new ArrayList<>();
        private @Nullable ByteBuffer rest;
        private @Nullable WriteCompletion done;
        private int closes;

        @Override
        public void writeLater(ByteBuffer bytes, WriteCompletion completion) {
            rest = bytes;
            done = completion;
        }

        private void takesSome() {
            try {
                socket.write(rest);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void takesAll() {
            while (rest != null) {
                takesSome();
                WriteCompletion over = done;
                rest = null;
                done = null;
                over.completed(null);
            }
        }

        private void fails() {
            done.completed(new IOException("late"));
        }

        @Override
        public void closeWritten() {
            closes++;
        }

        @Override
        public void broken(IOException why) {
            broken.add(why.getMessage());
        }
    }
}
