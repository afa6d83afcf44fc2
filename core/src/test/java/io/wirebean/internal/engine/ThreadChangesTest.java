// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a message costs most is the change to another thread: it is handled after one, and so is a burst. */
class ThreadChangesTest {

    private final FakeTransport wire = new FakeTransport();
    private final TestEngine usual = new TestEngine();
    private final ArrayDeque<Runnable> toHandlers = new ArrayDeque<>();
    private final ArrayDeque<Runnable> toWriters = new ArrayDeque<>();
    private LiveConnection connection;

    @BeforeEach
    void open() {
        wire.together = true;
        var engine = new Engine(
                TestEngine.on(toHandlers::add, toWriters::add, usual.engine.parts()), new Registry(name -> null));
        var endpoint = new PlannedEndpoint().on("say", call -> "hello");
        connection = engine.open(TestEngine.admission(endpoint), wire, opened -> {});
        while (!toHandlers.isEmpty()) {
            toHandlers.remove().run();
        }
    }

    @AfterEach
    void close() {
        usual.close();
    }

    @Test
    void aMessageChangesThreadOnceAndItsAnswerNotAtAll() {
        connection.received(new TextFrame("say#1"));
        theOneTaskOf(toHandlers).run();

        assertEquals(List.of("#1=hello"), List.copyOf(wire.written));
        assertEquals(0, toHandlers.size() + toWriters.size());
    }

    @Test
    void aBurstChangesThreadOnceAndItsAnswersGoInOneWriteFromThere() {
        IntStream.range(0, 10).forEach(i -> connection.received(new TextFrame("say#" + i)));
        theOneTaskOf(toHandlers).run();

        assertEquals(List.of(10), List.copyOf(wire.batches));
        assertEquals(0, toHandlers.size());
        // asked in case a message had taken long, it finds nothing to write
        theOneTaskOf(toWriters).run();
        assertEquals(List.of(10), List.copyOf(wire.batches));
    }

    private static Runnable theOneTaskOf(ArrayDeque<Runnable> tasks) {
        assertEquals(1, tasks.size());
        return tasks.remove();
    }
}
