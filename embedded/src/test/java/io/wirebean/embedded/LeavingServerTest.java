// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is closed while it has connections. */
@Timeout(60)
class LeavingServerTest {

    private static final Pattern ADVICE =
            Pattern.compile("\\{\"event\":\"\\$reconnect\",\"data\":\\{\"afterMs\":(\\d+)}}");

    @Test
    void peersOfAServerThatClosesAreToldWhenToComeBackAndWhatTheyHaveAskedForIsAnswered() throws Exception {
        var server =
                WirebeanServer.builder().port(0).beans(Desk.class, Whole.class).start();
        var desk = server.select(Desk.class);
        var gate = desk.gate();
        var ended = desk.ended();
        var app = WireClient.at(server.uri());
        try (var ann = app.connect("/desk");
                var bob = app.connect("/desk");
                var raw = app.connect("/whole")) {
            bob.sends("{\"event\":\"note\",\"id\":1}").receives("{\"id\":1,\"data\":\"noted\"}");
            raw.sends("hello").receives("hello");
            ann.sends("{\"event\":\"work\",\"id\":1}").sends("{\"event\":\"note\",\"id\":2}");
            assertTrue(desk.entered().await(10, TimeUnit.SECONDS));
            // the server has read both
            ann.receivesNothing();

            var closing = CompletableFuture.runAsync(server::close);

            bob.receivesMatching("an advice", LeavingServerTest::isAdvice);
            assertEquals("service restart", bob.closedWith(1012));
            raw.closedWith(1012);
            HttpAnswer refusal = app.upgrade("/desk").refusedWith(503);
            int seconds = Integer.parseInt(refusal.header("retry-after").orElseThrow());
            assertTrue(seconds >= 1 && seconds <= 5, () -> seconds + " s");
            gate.countDown();
            ann.receives("{\"id\":1,\"data\":\"done\"}").receives("{\"id\":2,\"data\":\"noted\"}");
            ann.receivesMatching("an advice", LeavingServerTest::isAdvice).closedWith(1012);
            closing.get(20, TimeUnit.SECONDS);
        } finally {
            gate.countDown();
            server.close();
        }
        var restart = new CloseReason(1012, "service restart", Initiator.WIREBEAN);
        assertEquals(List.of(restart, restart), List.copyOf(ended));
        assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close());
    }

    @Test
    void aHandlerThatIsNotDoneWithinTheDrainTimeOutHoldsUpNoClose() throws Exception {
        var server = WirebeanServer.builder()
                .port(0)
                .beans(Desk.class)
                .parameter("wirebean.drain.timeout", "100ms")
                .start();
        var desk = server.select(Desk.class);
        var gate = desk.gate();
        var ended = desk.ended();
        try (var ann = WireClient.at(server.uri()).connect("/desk")) {
            ann.sends("{\"event\":\"work\",\"id\":1}");
            assertTrue(desk.entered().await(10, TimeUnit.SECONDS));

            server.close();

            ann.receivesMatching("an advice", LeavingServerTest::isAdvice).closedWith(1012);
            assertEquals(1, ended.size());
        } finally {
            gate.countDown();
            server.close();
        }
    }

    private static boolean isAdvice(String text) {
        var advice = ADVICE.matcher(text);
        return advice.matches() && Integer.parseInt(advice.group(1)) >= 500 && Integer.parseInt(advice.group(1)) < 1500;
    }

    /** Works until the gate opens. */
    @WSController("/desk")
    public static class Desk {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);
        private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();

        @OnWSMessage("work")
        String work() throws InterruptedException {
            entered.countDown();
            gate.await();
            return "done";
        }

        @OnWSMessage("note")
        String note() {
            return "noted";
        }

        @OnWSDisconnection
        void end(CloseReason reason) {
            ended.add(reason);
        }

        CountDownLatch entered() {
            return entered;
        }

        CountDownLatch gate() {
            return gate;
        }

        BlockingQueue<CloseReason> ended() {
            return ended;
        }
    }

    /** Takes whole messages: an advice would be one of them. */
    @WSController(value = "/whole", format = "raw")
    public static class Whole {

        @OnWSMessage
        String echo(String text) {
            return text;
        }
    }
}
