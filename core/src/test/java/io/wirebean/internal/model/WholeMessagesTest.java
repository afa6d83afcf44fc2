// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.PayloadException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WholeMessagesTest {

    private static final BinaryFrame NOT_UTF_8 = new BinaryFrame(new byte[] {(byte) 0xff, 1});

    @Test
    void textIsTakenAsItIs() throws Throwable {
        var texts = TestApplication.of(Texts.class);

        assertEquals("\"hi", texts.handles(new TextFrame("\"hi")));
        assertEquals("hi", texts.handles(new BinaryFrame("hi".getBytes())));
    }

    @Test
    void bytesThatAreNoTextAreRefusedByATextHandler() {
        var refused = assertThrows(
                PayloadException.class, () -> TestApplication.of(Texts.class).handles(NOT_UTF_8));

        assertEquals("the message is binary and not UTF-8", refused.getMessage());
    }

    @Test
    void bytesAreTheApplicationsOwn() throws Throwable {
        byte[] received = (byte[]) TestApplication.of(Bytes.class).handles(NOT_UTF_8);
        received[0] = 0;

        assertEquals((byte) 0xff, NOT_UTF_8.data()[0]);
        assertArrayEquals(
                "é".getBytes("UTF-8"), (byte[]) TestApplication.of(Bytes.class).handles(new TextFrame("é")));
    }

    @Test
    void bufferHoldsTheWholeMessage() throws Throwable {
        assertEquals(2, TestApplication.of(Buffers.class).handles(NOT_UTF_8));
    }

    @Test
    void anyOtherTypeIsDecodedAsJson() throws Throwable {
        var points = TestApplication.of(Points.class);
        var noJson = assertThrows(PayloadException.class, () -> points.handles(new TextFrame("(1,2)")));

        assertEquals(3, points.handles(new TextFrame("{\"x\":1,\"y\":2}")));
        assertEquals("the message is not JSON: unexpected character at position 0", noJson.getMessage());
    }

    @Test
    void controllerWithoutEventsTakesAnyEvent() throws Throwable {
        Object result = TestApplication.of(AnyEvent.class).handles("whatever", "[1,2]", new FakeHandshake());

        assertEquals("whatever 2", result);
    }

    @WSController(value = "/raw", format = "raw")
    static class Texts {
        @OnWSMessage
        String echo(String text) {
            return text;
        }
    }

    @WSController(value = "/raw", format = "raw")
    static class Bytes {
        @OnWSMessage
        byte[] echo(byte[] bytes) {
            return bytes;
        }
    }

    @WSController(value = "/raw", format = "raw")
    static class Buffers {
        @OnWSMessage
        int size(ByteBuffer bytes) {
            return bytes.remaining();
        }
    }

    public record Point(int x, int y) {}

    @WSController(value = "/raw", format = "raw")
    static class Points {
        @OnWSMessage
        int sum(Point point) {
            return point.x() + point.y();
        }
    }

    @WSController("/any")
    static class AnyEvent {
        @OnWSMessage
        String any(WSMessage message, int[] numbers) {
            return message.event() + " " + numbers.length;
        }
    }
}
