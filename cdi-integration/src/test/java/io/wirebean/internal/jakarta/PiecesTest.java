// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static io.wirebean.internal.jakarta.Fakes.fake;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.engine.Transport;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Engine engine = NoEndpoints.engine(timer);
    private final List<Frame> read = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final LiveConnection connection = engine.open(admission(), transport(), live -> {});
    private final Pieces pieces = new Pieces(connection);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void messagesOfOnePieceAndOfManyAreRead() {
        text("whole", true);
        text("", false);
        text("in ", false);
        text("pieces", false);
        text("", true);
        binary(new byte[] {1, 2}, true);
        binary(new byte[] {3}, false);
        binary(new byte[] {4}, true);
        text("whole", true);

        assertEquals(new TextFrame("whole"), read.get(0));
        assertEquals(new TextFrame("in pieces"), read.get(1));
        assertArrayEquals(new byte[] {1, 2}, ((BinaryFrame) read.get(2)).data());
        assertArrayEquals(new byte[] {3, 4}, ((BinaryFrame) read.get(3)).data());
        assertEquals(new TextFrame("whole"), read.get(4));
    }

    /** As a server's buffer may: neither half is a character. */
    @Test
    void aPieceMayEndWithinACharacter() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        pieces.text(ByteBuffer.wrap(euro, 0, 2), false);
        pieces.text(ByteBuffer.wrap(euro, 2, 1), true);

        assertEquals(List.of(new TextFrame("€")), read);
    }

    /** The buffer is used for the next piece at once. */
    @Test
    void theCallersBufferIsNotKept() {
        byte[] buffer = {1, 2};
        pieces.binary(ByteBuffer.wrap(buffer), true);
        pieces.binary(ByteBuffer.wrap(buffer), false);
        buffer[0] = 3;
        pieces.binary(ByteBuffer.wrap(buffer), true);

        assertArrayEquals(new byte[] {1, 2}, ((BinaryFrame) read.get(0)).data());
        assertArrayEquals(new byte[] {1, 2, 3, 2}, ((BinaryFrame) read.get(1)).data());
    }

    @Test
    void piecesAreCountedAsUtf8() {
        text("€€", false);
        text("€x", true);
        assertEquals(1, read.size());

        text("€€", false);
        assertTrue(connection.isOpen());
        text("€xx", false);

        assertEquals(List.of("1009 a message of 11 bytes is above the limit of 10"), closed);
    }

    @Test
    void aMessageWithoutAnEndIsToldOnce() {
        for (int i = 0; i < 1_000; i++) {
            binary(new byte[4], false);
        }
        binary(new byte[4], true);

        assertEquals(1, closed.size());
        assertEquals(1, engine.dropped(Drop.INBOUND_TOO_BIG));
        assertEquals(List.of(), read);
    }

    /** What is not held need not fit: all of it together is more than any array. */
    @Test
    void aMessageWithoutAnEndIsNotHeld() {
        byte[] piece = new byte[1 << 20];
        for (long sent = 0; sent <= Integer.MAX_VALUE; sent += piece.length) {
            binary(piece, false);
        }

        assertEquals(List.of("1009 a message of 1048576 bytes is above the limit of 10"), closed);
    }

    @Test
    void whatComesAfterTheEndIsCountedAndNotRead() {
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        assertFalse(connection.isOpen());

        text("a", false);
        text("b", true);

        assertEquals(List.of(), read);
        assertEquals(1, engine.dropped(Drop.INBOUND_AFTER_END));
    }

    private void text(String piece, boolean last) {
        pieces.text(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)), last);
    }

    private void binary(byte[] piece, boolean last) {
        pieces.binary(ByteBuffer.wrap(piece), last);
    }

    private Admission admission() {
        WireFormat format = fake(WireFormat.class, (proxy, method, arguments) -> {
            read.add((Frame) arguments[0]);
            return new Envelope.Ignored();
        });
        EndpointPlan endpoint = fake(EndpointPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "maxMessageBytes" -> 10;
            case "format" -> format;
            case "controllers" -> Set.of();
            case "heartbeat" -> Optional.empty();
            default -> List.of();
        });
        return new Admission(endpoint, Fakes.handshake(), Identity.anonymous(), Map.of(), System.nanoTime(), null);
    }

    private Transport transport() {
        return fake(Transport.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> closed.add(arguments[0] + " " + arguments[1]) ? null : null;
            case "progress" -> 0L;
            case "abort", "pauseReads", "writesTogether" -> false;
            default -> null;
        });
    }
}
