// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import io.wirebean.Outgoing;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The format {@code raw}: the whole message is the payload; there are no events and no ids, and failures are silent. */
public final class RawFormat implements WireFormat {

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public boolean hasEvents() {
        return false;
    }

    @Override
    public Envelope read(Frame frame) {
        return new Envelope.Message("", null, null, new Payload.Whole(frame));
    }

    /** Text and bytes travel as they are, any other value as JSON, null not at all; the event has no place. */
    @Override
    public @Nullable Frame event(Outgoing message, PayloadCodec codec) {
        Object data = message.data();
        if (data == null) {
            return null;
        }
        if (data instanceof String text) {
            return new TextFrame(LoneSurrogates.replacedIn(text));
        }
        // copied: the frame waits in a queue while the application goes on with its array
        if (data instanceof byte[] bytes) {
            return new BinaryFrame(bytes.clone());
        }
        if (data instanceof ByteBuffer buffer) {
            return new BinaryFrame(remaining(buffer));
        }
        return new TextFrame(codec.encode(data));
    }

    @Override
    public @Nullable Frame reply(String id, @Nullable Object data, PayloadCodec codec) {
        return null;
    }

    @Override
    public @Nullable Frame failure(@Nullable String id, Failure failure, PayloadCodec codec) {
        return null;
    }

    private static byte[] remaining(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
