// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedMessageTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 0xffff, 0x10000})
    void whatItIsAndWhatItCountsIsTheSameWithAWireForm(int length) {
        Frame text = new TextFrame("é".repeat(length / 2) + "x".repeat(length % 2));
        byte[] data = new byte[length];
        var ofText = new EncodedMessage(text);
        var ofBytes = new EncodedMessage(new BinaryFrame(data));

        assertSame(ofText.wire(), ofText.wire());
        ofBytes.wire();

        assertEquals(length, ofText.bytes());
        assertEquals(text, ofText.frame());
        assertEquals(length, ofBytes.bytes());
        assertArrayEquals(data, ((BinaryFrame) ofBytes.frame()).data());
    }

    @Test
    void ofTheTwoFormsItKeepsOne() {
        var text = new TextFrame("hi");
        var message = new EncodedMessage(text);
        assertSame(text, message.frame());

        message.wire();

        assertNotSame(text, message.frame());
    }

    @Test
    void aTextWithoutUtf8CountsAsItDid() {
        var message = new EncodedMessage(new TextFrame("\ud800"));
        int counted = message.bytes();

        message.wire();

        assertEquals(counted, message.bytes());
    }
}
