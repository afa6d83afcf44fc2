// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.Outgoing;
import io.wirebean.SystemCode;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.WireFormat.Failure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawFormatTest {

    private final RawFormat format = new RawFormat();
    private final JsonbCodec codec = JsonbCodec.withDefaults(JsonLimits.DEFAULTS);

    @Test
    void theWholeMessageIsThePayload() {
        var text = new TextFrame("{\"event\":\"say\",\"id\":1}");
        var binary = new BinaryFrame(new byte[] {-1});

        assertEquals(new Message("", null, null, new Payload.Whole(text)), format.read(text));
        assertEquals(new Message("", null, null, new Payload.Whole(binary)), format.read(binary));
    }

    @Test
    void textTravelsAsItIs() {
        assertEquals(new TextFrame("say \"hi\""), format.event(Outgoing.of("any", "say \"hi\""), codec));
    }

    @Test
    void bytesTravelAsTheyAreAndWhatTheApplicationDoesWithItsArrayLaterDoesNot() {
        byte[] array = {1, 2};

        BinaryFrame frame = assertInstanceOf(BinaryFrame.class, format.event(Outgoing.of("any", array), codec));
        array[0] = 9;

        assertArrayEquals(new byte[] {1, 2}, frame.data());
    }

    @Test
    void whatRemainsOfABufferTravelsAndTheBufferStaysWhereItIs() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);

        BinaryFrame frame = assertInstanceOf(BinaryFrame.class, format.event(Outgoing.of("any", buffer), codec));

        assertArrayEquals(new byte[] {2, 3}, frame.data());
        assertEquals(1, buffer.position());
    }

    @Test
    void halfACharacterTravelsAsTheReplacementCharacter() {
        assertEquals(
                new TextFrame("\uFFFD \uD83D\uDE00 \uFFFD"),
                format.event(Outgoing.of("any", "\uDC00 \uD83D\uDE00 \uD83D"), codec));
    }

    @Test
    void anyOtherValueTravelsAsJson() {
        assertEquals(new TextFrame("[1,true]"), format.event(Outgoing.of("any", List.of(1, true)), codec));
    }

    @Test
    void nullAndFailuresAndRepliesSendNothing() {
        assertNull(format.event(Outgoing.of("any", null), codec));
        assertNull(format.reply("1", "text", codec));
        assertNull(format.failure(null, Failure.of(SystemCode.INTERNAL, "the server failed on this message"), codec));
    }

    @Test
    void theAdviceToComeBackIsNoMessage() {
        assertNull(format.reconnect(Duration.ofSeconds(1), codec));
    }
}
