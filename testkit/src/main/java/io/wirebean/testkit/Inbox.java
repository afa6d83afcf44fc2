// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes what the JDK's WebSocket client hears and keeps it, whole messages in order, until a test asks. */
final class Inbox implements WebSocket.Listener, Arrivals {

    private final String who;
    private final Transcript transcript;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    // the client calls its listener for one part at a time
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    Inbox(String who, Transcript transcript) {
        this.who = who;
        this.transcript = transcript;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            arrived(new Arrival.Text(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            arrived(new Arrival.Binary(binary.toByteArray()));
            binary.reset();
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String phrase) {
        // the JDK tells an end of stream as a close 1006, which no close frame may carry
        arrived(code == 1006 ? new Arrival.Broken("end of stream") : new Arrival.Closed(code, phrase));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        arrived(new Arrival.Broken(failure.toString()));
    }

    @Override
    public Optional<Arrival> next(Duration deadline) {
        try {
            Arrival arrival = arrivals.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival != null && arrival.isEnd()) {
                arrivals.add(arrival);
            }
            return Optional.ofNullable(arrival);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void arrived(Arrival arrival) {
        transcript.note(who, "<- " + arrival);
        arrivals.add(arrival);
    }
}
