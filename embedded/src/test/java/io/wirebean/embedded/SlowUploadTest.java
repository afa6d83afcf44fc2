// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.testkit.WireClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A peer that needs longer than a heartbeat for one message cannot answer pings meanwhile: no frame goes into another. */
class SlowUploadTest {

    private static final int LENGTH = 65_536;

    @Test
    void aPeerWhoseMessageIsStillComingIsNotTakenForDead() throws Exception {
        try (var server = WirebeanServer.builder()
                        .port(0)
                        .beans(Uploads.class)
                        .parameter("wirebean.heartbeat.interval", "2s")
                        .start();
                var slow = open(server);
                var other = WireClient.at(server.uri()).connect("/uploads")) {
            Uploads uploads = server.select(Uploads.class);
            ByteBuffer upload = ByteBuffer.wrap(Frames.frame(0x81, "x".repeat(LENGTH)));
            for (int silent = 1; silent <= 2; silent++) {
                RawClient dead = open(server);
                while (uploads.ended().size() < silent) {
                    slow.send(some(upload, 1));
                    // often enough that the upload lasts, however quick the machine is
                    for (int i = 0; i < 20; i++) {
                        other.sends("tick").receives("4");
                    }
                }
                dead.close();
            }

            slow.send(some(upload, upload.remaining()));

            assertEquals(LENGTH, uploads.large().poll(20, TimeUnit.SECONDS));
        }
    }

    private static ByteBuffer some(ByteBuffer from, int count) {
        ByteBuffer some = from.slice(from.position(), count);
        from.position(from.position() + count);
        return some;
    }

    private static RawClient open(WirebeanServer server) throws IOException {
        var client = new RawClient(server.port());
        assertTrue(client.upgrade("/uploads").startsWith("HTTP/1.1 101"));
        return client;
    }

    /** Tells how long a message was. */
    @WSController(value = "/uploads", format = "raw")
    public static class Uploads {

        private final BlockingQueue<Integer> large = new LinkedBlockingQueue<>();
        private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();

        @OnWSMessage
        String take(String text) {
            if (text.length() == LENGTH) {
                large.add(text.length());
            }
            return String.valueOf(text.length());
        }

        @OnWSDisconnection
        void end(CloseReason reason) {
            ended.add(reason);
        }

        BlockingQueue<Integer> large() {
            return large;
        }

        BlockingQueue<CloseReason> ended() {
            return ended;
        }
    }
}
