// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.junit.jupiter.api.Test;

final class FrameHeadsTest {

    private final FrameHeads heads = new FrameHeads();

    @Test
    void framesOfEveryLengthPassWithTheirMasks() {
        for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536}) {
            assertTrue(areMasked(frame(size, true)), size + " bytes");
        }
    }

    @Test
    void aHeadMayComeByteByByte() {
        for (byte each : frame(65_536, true)) {
            assertTrue(areMasked(each));
        }
        assertTrue(areMasked((byte) 0x81));
        assertFalse(areMasked((byte) 1));
    }

    @Test
    void aFrameWithoutAMaskIsSeenBehindOthers() {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(frame(200, true));
        stream.writeBytes(frame(3, false));

        assertFalse(areMasked(stream.toByteArray()));
    }

    @Test
    void aLengthThatIsNoneIsNotTaken() {
        assertFalse(areMasked(
                (byte) 0x82,
                (byte) 0xff,
                (byte) 0x80,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 1));
    }

    private boolean areMasked(byte... bytes) {
        return heads.areMasked(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, bytes));
    }

    private static byte[] frame(int size, boolean masked) {
        var frame = new ByteArrayOutputStream();
        int bit = masked ? 0x80 : 0;
        frame.write(0x82);
        if (size < 126) {
            frame.write(bit | size);
        } else {
            boolean wide = size > 65_535;
            frame.write(bit | (wide ? 127 : 126));
            for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
                frame.write((int) ((long) size >> shift));
            }
        }
        frame.writeBytes(new byte[(masked ? 4 : 0) + size]);
        return frame.toByteArray();
    }
}
