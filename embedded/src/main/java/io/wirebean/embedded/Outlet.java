// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Trampoline;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All that leaves one WebSocket: batches of messages, one at a time, and control frames between them. What a write does not
 * get rid of waits for the selector. Nothing follows a close frame.
 */
final class Outlet extends Trampoline {

    /** A peer that sends pings and reads no pongs gets the answer to its last ones (RFC 6455, section 5.5.3). */
    private static final int MOST_PONGS = 4;

    /** What an outlet tells its connection. */
    interface Owner {

        /** Writes what is left when the socket takes more; a later failure is told too. */
        void writeLater(ByteBuffer rest, WriteCompletion done);

        /** The close frame has gone. */
        void closeWritten();

        /** The socket takes nothing more. */
        void broken(IOException why);
    }

    private final WritableByteChannel channel;
    private final Scratch scratch;
    private final Owner owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Departure> waiting = new ArrayDeque<>(2);

    /** How many wait; under the lock, but to see that there are none. */
    private int queued;

    private volatile boolean closing;

    /** Of which something is left; for whoever goes on. */
    private @Nullable Departure current;

    /** The selector has the rest of the current departure. The answer to the upgrade may still be under way before the first. */
    private volatile boolean handedOver;

    private boolean started;
    private volatile @Nullable ByteBuffer rest;
    private volatile @Nullable IOException failure;
    private volatile long taken;

    Outlet(WritableByteChannel channel, Scratch scratch, Owner owner) {
        this.channel = channel;
        this.scratch = scratch;
        this.owner = owner;
    }

    /** Writes a message; {@code done} is called exactly once, possibly before this returns. */
    void write(EncodedMessage message, WriteCompletion done) {
        depart(Departure.of(message.wire(), done));
    }

    /** The same for messages in their order, together. */
    void write(List<EncodedMessage> messages, WriteCompletion done) {
        depart(Departure.of(messages, done));
    }

    private void depart(Departure departure) {
        if (!enter()) {
            add(departure);
            return;
        }
        // nobody else writes now: it goes past the queue
        if (current == null && !closing) {
            send(departure);
        } else {
            enqueue(departure);
        }
        round();
    }

    /** Writes a whole control frame between two messages. */
    void control(byte[] frame, WriteCompletion done) {
        add(Departure.of(frame, done));
    }

    /** How many bytes TCP has taken. */
    long progress() {
        ByteBuffer ofSelector = rest;
        return ofSelector == null ? taken : taken + ofSelector.position();
    }

    /** Whether the peer keeps something from going. */
    boolean isHeldUp() {
        return handedOver;
    }

    /** Whether a close frame has been taken, so that nothing follows. */
    boolean isClosing() {
        return closing;
    }

    /** The connection has gone: what waits fails, and all that comes. */
    void gone() {
        fail(new ClosedChannelException());
        goOn();
    }

    private void fail(IOException why) {
        if (failure == null) {
            failure = why;
        }
    }

    private void add(Departure departure) {
        enqueue(departure);
        goOn();
    }

    private void enqueue(Departure departure) {
        Departure dropped = null;
        lock.lock();
        try {
            if (closing) {
                dropped = departure;
            } else {
                closing = departure.isClose();
                dropped = departure.isPong() ? oldestPong() : null;
                waiting.add(departure);
                queued = waiting.size();
            }
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            dropped.end(dropped == departure ? new IOException("a close frame was sent before") : null);
        }
    }

    /** The one that gives way to another; null while there is room. */
    private @Nullable Departure oldestPong() {
        Departure oldest = null;
        int pongs = 0;
        for (Departure each : waiting) {
            if (each.isPong()) {
                oldest = oldest == null ? each : oldest;
                pongs++;
            }
        }
        if (pongs < MOST_PONGS) {
            return null;
        }
        waiting.remove(oldest);
        return oldest;
    }

    @Override
    protected boolean isFree() {
        return !handedOver || failure != null;
    }

    /** Whoever goes on does so until the socket takes no more or nothing is left. */
    @Override
    protected boolean handOver(Runnable remaining) {
        return false;
    }

    @Override
    protected boolean step() {
        Departure departure = current == null ? next() : current;
        if (departure == null) {
            return false;
        }
        send(departure);
        return true;
    }

    /** Keeps it only where something is left of it: references from what is old to what is new are dear to a collector. */
    private void send(Departure departure) {
        if (failure == null && !departure.isOver() && leavesSome(departure)) {
            return;
        }
        IOException why = failure;
        if (why == null && !departure.isOver()) {
            current = departure;
            return;
        }
        current = null;
        if (why == null && departure.isClose()) {
            owner.closeWritten();
        }
        departure.end(why);
    }

    private @Nullable Departure next() {
        if (queued == 0) {
            // whoever adds one now asks for another round afterwards
            return null;
        }
        lock.lock();
        try {
            Departure first = waiting.poll();
            queued = waiting.size();
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Writes; true where the selector has the rest. */
    private boolean leavesSome(Departure departure) {
        try {
            if (!started || !writeNow(departure)) {
                started = true;
                current = departure;
                leaveToSelector(departure, departure.rest());
                return true;
            }
        } catch (IOException | RuntimeException | Error e) {
            // an Error too, where there is no memory for the system's copy: a write that never ends would hold up all
            // others
            IOException why = e instanceof IOException its ? its : new IOException(e.getMessage(), e);
            fail(why);
            owner.broken(why);
        }
        return false;
    }

    /** Whether the socket has taken all that it was given. */
    private boolean writeNow(Departure departure) throws IOException {
        if (!departure.hasSeveral()) {
            return write(departure, departure.rest());
        }
        ByteBuffer together = scratch.take();
        try {
            departure.copyTo(together);
            return write(departure, together.flip());
        } finally {
            scratch.giveBack(together);
        }
    }

    private boolean write(Departure departure, ByteBuffer bytes) throws IOException {
        int count = channel.write(bytes);
        departure.advance(count);
        taken = taken + count;
        return !bytes.hasRemaining();
    }

    private void leaveToSelector(Departure departure, ByteBuffer some) {
        // its position is the progress
        ByteBuffer slice = some.slice();
        rest = slice;
        handedOver = true;
        owner.writeLater(slice, why -> written(departure, slice, why));
    }

    private void written(Departure departure, ByteBuffer slice, @Nullable Throwable why) {
        rest = null;
        if (why == null) {
            departure.advance(slice.limit());
            taken = taken + slice.limit();
        } else {
            fail(why instanceof IOException e ? e : new IOException(why));
        }
        handedOver = false;
        goOn();
    }
}
