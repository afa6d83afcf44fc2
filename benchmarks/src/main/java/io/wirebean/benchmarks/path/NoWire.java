// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport;
import java.util.List;

/** Takes everything at once and keeps the last of it. */
final class NoWire implements Transport {

    private int written;

    /** How many messages have been written. */
    int written() {
        return written;
    }

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        written++;
        done.completed(null);
    }

    @Override
    public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
        written += batch.size();
        done.completed(null);
    }

    @Override
    public boolean writesTogether() {
        return true;
    }

    @Override
    public void ping(byte[] data) {
        // nobody is there
    }

    @Override
    public void close(int code, String phrase) {
        // nothing is open
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean pauseReads() {
        return true;
    }

    @Override
    public void resumeReads() {
        // nothing is read
    }
}
