// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.Frame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server of the unit tests: what is written is kept, and each write completes when the test lets it. */
class FakeTransport implements Transport {

    /** When a write is over. */
    enum Writes {
        COMPLETE_AT_ONCE,
        FAIL,
        HELD
    }

    final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<String> phrases = new LinkedBlockingQueue<>();
    final List<WriteCompletion> held = new ArrayList<>();
    volatile Writes writes = Writes.COMPLETE_AT_ONCE;
    final LinkedBlockingQueue<Integer> batches = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<byte[]> pings = new LinkedBlockingQueue<>();
    volatile boolean together;
    volatile @Nullable Executor writer;
    volatile long progress;
    volatile boolean stopsReading = true;
    volatile boolean paused;
    volatile boolean aborted;
    volatile boolean endsHard = true;
    volatile Runnable duringWrite = () -> {};

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        writeAll(List.of(message), done);
    }

    @Override
    public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
        batches.add(batch.size());
        duringWrite.run();
        batch.forEach(message -> written.add(text(message.frame())));
        if (writes == Writes.COMPLETE_AT_ONCE) {
            done.completed(null);
        } else if (writes == Writes.FAIL) {
            done.completed(new IOException("broken pipe"));
        } else {
            held.add(done);
        }
    }

    @Override
    public boolean writesTogether() {
        return together;
    }

    @Override
    public @Nullable Executor writer() {
        return writer;
    }

    @Override
    public long progress() {
        return progress;
    }

    @Override
    public void ping(byte[] data) {
        pings.add(data);
    }

    @Override
    public void close(int code, String phrase) {
        phrases.add(phrase);
        closed.add(code);
    }

    @Override
    public boolean abort() {
        aborted = endsHard;
        return endsHard;
    }

    @Override
    public boolean pauseReads() {
        paused = true;
        return stopsReading;
    }

    @Override
    public void resumeReads() {
        paused = false;
    }

    String nextWritten() throws InterruptedException {
        return written.poll(10, TimeUnit.SECONDS);
    }

    private static String text(Frame frame) {
        try {
            return frame.asText();
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }
}
