// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.PayloadException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Fills a parameter with the whole payload. */
record PayloadArgument(Decoded target, PayloadCodec codec) implements ArgumentPlan<Call> {

    @Override
    public @Nullable Object value(Call call) throws PayloadException {
        IncomingMessage message = call.requireMessage();
        Type type = target.type();
        Object value =
                message.payload() instanceof Payload.Whole whole && type instanceof Class<?> plain && isUndecoded(plain)
                        ? whole(whole.frame(), plain, message)
                        : codec.decode(message.payloadText(), type);
        return target.argument(value, "");
    }

    private static boolean isUndecoded(Class<?> type) {
        return type == String.class || type == byte[].class || type == ByteBuffer.class;
    }

    private static Object whole(Frame frame, Class<?> type, IncomingMessage message) throws PayloadException {
        if (type == String.class) {
            return message.payloadText();
        }
        if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(bytes(frame));
        }
        return bytes(frame);
    }

    // copied: the frame's own array is never changed, and this one belongs to the application
    private static byte[] bytes(Frame frame) {
        return frame instanceof Frame.TextFrame text
                ? text.text().getBytes(StandardCharsets.UTF_8)
                : ((BinaryFrame) frame).data().clone();
    }
}
