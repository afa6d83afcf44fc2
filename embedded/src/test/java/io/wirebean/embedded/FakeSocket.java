// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes as many bytes as there is room for. */
final class FakeSocket implements WritableByteChannel {

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<Integer> sizes = new ArrayList<>();
    int room = Integer.MAX_VALUE;

    @Nullable
    Throwable broken;

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (broken instanceof IOException failure) {
            throw failure;
        }
        if (broken instanceof Error failure) {
            throw failure;
        }
        sizes.add(source.remaining());
        byte[] some = new byte[Math.min(room, source.remaining())];
        source.get(some);
        bytes.writeBytes(some);
        return some.length;
    }

    /** What came, messages in angles and control frames in brackets. */
    String taken() {
        var text = new StringBuilder();
        var all = ByteBuffer.wrap(bytes.toByteArray());
        while (all.hasRemaining()) {
            boolean message = (all.get() & 8) == 0;
            int code = all.get();
            int length = code == 126 ? all.getShort() & 0xFFFF : code == 127 ? (int) all.getLong() : code;
            byte[] payload = new byte[Math.min(length, all.remaining())];
            all.get(payload);
            text.append(message ? '<' : '[').append(new String(payload, StandardCharsets.UTF_8));
            text.append(payload.length < length ? "" : message ? ">" : "]");
        }
        return text.toString();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
