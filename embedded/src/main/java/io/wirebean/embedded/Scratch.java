// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A few direct buffers in which messages are put together for one write; a thread has one only while it writes. */
final class Scratch {

    private final AtomicReferenceArray<ByteBuffer> free =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors() + 2);

    /** An empty buffer; to be given back, and forgotten where that does not happen. */
    ByteBuffer take() {
        for (int i = 0; i < free.length(); i++) {
            ByteBuffer buffer = free.getAndSet(i, null);
            if (buffer != null) {
                return buffer.clear();
            }
        }
        return ByteBuffer.allocateDirect(Departure.MOST_BYTES);
    }

    void giveBack(ByteBuffer buffer) {
        for (int i = 0; i < free.length(); i++) {
            if (free.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }
}
