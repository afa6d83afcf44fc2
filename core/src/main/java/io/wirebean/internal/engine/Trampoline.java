// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Lets one thread at a time go on with something, whoever asks for it: who comes while another is at it only counts, and the other
 * goes round once more. So the stack does not grow where a step asks for the next before it returns.
 */
public abstract class Trampoline {

    /** After so many steps a thread has done enough for others. */
    private static final int STEPS_PER_TURN = 16;

    private static final AtomicIntegerFieldUpdater<Trampoline> ASKED =
            AtomicIntegerFieldUpdater.newUpdater(Trampoline.class, "asked");

    private volatile int asked;

    /** Whether a step may begin now. */
    protected abstract boolean isFree();

    /** Does what is next; false where there is nothing to do. */
    protected abstract boolean step();

    /** Asked after many steps: lets another thread go on with the rest; false where this one goes on. */
    protected abstract boolean handOver(Runnable rest);

    /** Goes on on this thread, or has the one go on that is at it. */
    protected final void goOn() {
        if (ASKED.getAndIncrement(this) == 0) {
            round();
        }
    }

    /** Whether this thread alone may go on now, which it ends by {@link #round}; false while another is at it. */
    protected final boolean enter() {
        return ASKED.compareAndSet(this, 0, 1);
    }

    /** To be called by the one who has entered. */
    protected final void round() {
        int missed = asked;
        int done = 0;
        do {
            while (isFree()) {
                if (done == STEPS_PER_TURN) {
                    if (handOver(this::round)) {
                        return;
                    }
                    done = 0;
                }
                if (!step()) {
                    break;
                }
                done++;
            }
            missed = ASKED.addAndGet(this, -missed);
        } while (missed != 0);
    }
}
