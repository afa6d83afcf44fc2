// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

/** When the next message goes: as soon as fewer than so many are under way, or at a fixed rate whatever is. */
public final class Pace {

    private static final int MOST_AT_ONCE = 64;
    private static final long NEVER = 1_000_000_000L;

    private final int window;
    private final long period;
    private long next;

    private Pace(int window, long period) {
        this.window = window;
        this.period = period;
    }

    /** At most so many under way. */
    public static Pace window(int messages) {
        return new Pace(Math.min(messages, MOST_AT_ONCE), 0);
    }

    /** So many a second: an answer that is late is late from the moment at which its message was due. */
    public static Pace perSecond(int messages) {
        return new Pace(MOST_AT_ONCE, 1_000_000_000L / messages);
    }

    int most() {
        return MOST_AT_ONCE;
    }

    void begin(long now) {
        next = now;
    }

    int due(long underWay, long now) {
        if (period == 0) {
            return (int) Math.max(0, window - underWay);
        }
        return now < next ? 0 : (int) Math.min(MOST_AT_ONCE, (now - next) / period + 1);
    }

    /** When the message that is written now was due. */
    long timeOfNext(long now) {
        if (period == 0 || next == 0) {
            return now;
        }
        long due = next;
        next += period;
        return due;
    }

    long nanosToNext(long now) {
        return period == 0 ? NEVER : Math.max(0, next - now);
    }
}
