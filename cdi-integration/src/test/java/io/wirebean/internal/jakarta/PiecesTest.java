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
        pieces.text("whole", true);
        pieces.text("", false);
        pieces.text("in ", false);
        pieces.text("pieces", false);
        pieces.text("", true);
        pieces.binary(new byte[] {1, 2}, true);
        pieces.binary(new byte[] {3}, false);
        pieces.binary(new byte[] {4}, true);
        pieces.text("whole", true);

        assertEquals(new TextFrame("whole"), read.get(0));
        assertEquals(new TextFrame("in pieces"), read.get(1));
        assertArrayEquals(new byte[] {1, 2}, ((BinaryFrame) read.get(2)).data());
        assertArrayEquals(new byte[] {3, 4}, ((BinaryFrame) read.get(3)).data());
        assertEquals(new TextFrame("whole"), read.get(4));
    }

    @Test
    void piecesAreCountedAsUtf8() {
        pieces.text("€€", false);
        pieces.text("€x", true);
        assertEquals(1, read.size());

        pieces.text("€€", false);
        assertTrue(connection.isOpen());
        pieces.text("€xx", false);

        assertEquals(List.of("1009 a message of 11 bytes is above the limit of 10"), closed);
    }

    @Test
    void aMessageWithoutAnEndIsToldOnce() {
        for (int i = 0; i < 1_000; i++) {
            pieces.binary(new byte[4], false);
        }
        pieces.binary(new byte[4], true);

        assertEquals(1, closed.size());
        assertEquals(1, engine.dropped(Drop.INBOUND_TOO_BIG));
        assertEquals(List.of(), read);
    }

    /** What is not held need not fit: all of it together is more than any array. */
    @Test
    void aMessageWithoutAnEndIsNotHeld() {
        byte[] piece = new byte[1 << 20];
        for (long sent = 0; sent <= Integer.MAX_VALUE; sent += piece.length) {
            pieces.binary(piece, false);
        }

        assertEquals(List.of("1009 a message of 1048576 bytes is above the limit of 10"), closed);
    }

    @Test
    void whatComesAfterTheEndIsCountedAndNotRead() {
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        assertFalse(connection.isOpen());

        pieces.text("a", false);
        pieces.text("b", true);

        assertEquals(List.of(), read);
        assertEquals(1, engine.dropped(Drop.INBOUND_AFTER_END));
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
