// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ENOUGH = 100;

    @Test
    void countsEveryAnswerOnce() throws IOException {
        try (var server = new OneTrickServer((number, payload) -> List.of(payload))) {
            Tally tally = echo(server, 4);

            assertEquals(0, tally.faults(), tally.told());
            assertEquals(server.received(), tally.answers());
            assertTrue(tally.answers() >= ENOUGH);
        }
    }

    @Test
    void noticesALostMessage() throws IOException {
        try (var server = new OneTrickServer((number, payload) -> number == 20 ? List.of() : List.of(payload))) {
            Tally tally = echo(server, 1);

            assertEquals("1 lost, 0 doubled, 0 corrupted, 0 connections ended", tally.told());
        }
    }

    @Test
    void noticesADoubledMessage() throws IOException {
        try (var server =
                new OneTrickServer((number, payload) -> number == 20 ? List.of(payload, payload) : List.of(payload))) {
            Tally tally = echo(server, 1);

            assertEquals("0 lost, 1 doubled, 0 corrupted, 0 connections ended", tally.told());
        }
    }

    @Test
    void noticesOneByteThatIsNotWhatWasSent() throws IOException {
        try (var server = new OneTrickServer((number, payload) -> {
            payload[90] ^= (byte) (number == 20 ? 1 : 0);
            return List.of(payload);
        })) {
            Tally tally = echo(server, 1);

            assertEquals("1 lost, 0 doubled, 1 corrupted, 0 connections ended", tally.told());
        }
    }

    @Test
    void noticesAMessageThatIsTooShort() throws IOException {
        try (var server =
                new OneTrickServer((number, payload) -> List.of(number == 20 ? new byte[] {'{', '}'} : payload))) {
            Tally tally = echo(server, 1);

            assertEquals("1 lost, 0 doubled, 1 corrupted, 0 connections ended", tally.told());
        }
    }

    @Test
    void measuresFromTheMomentAtWhichAMessageWasDue() {
        Pace pace = Pace.perSecond(1000);
        pace.begin(5_000_000);

        assertEquals(3, pace.due(0, 7_500_000));
        assertEquals(5_000_000, pace.timeOfNext(7_500_000));
        assertEquals(6_000_000, pace.timeOfNext(7_500_000));
        assertEquals(7_000_000, pace.timeOfNext(7_500_000));
        assertEquals(500_000, pace.nanosToNext(7_500_000));
    }

    @Test
    void aServerThatIsNotThereEndsTheRun() throws IOException {
        // bound and not listening, so that nobody else gets the port
        try (var held = SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var load =
                        new Load(Target.local(held.socket().getLocalPort(), "/"), new Echo(1, 1, new Message(132)))) {
            var failure = assertThrows(IOException.class, () -> load.open(LONG));

            assertTrue(failure.getMessage().contains("Connection refused"), failure.getMessage());
        }
    }

    @Test
    void aServerThatStandsStillBesideOneThatDoesNotReadIsMeasured() throws IOException {
        Scenario scenario = Broadcast.beside(1, 1, Pace.window(1), new Message(132));
        try (var server = new OneTrickServer((number, payload) -> List.of());
                var load = new Load(server.target(), scenario)) {
            load.open(LONG);
            load.finish(Duration.ZERO);
        }

        assertEquals(0, scenario.tally().answers());
        assertTrue(scenario.tally().faults() > 0);
    }

    @Test
    void whoIsNeverLetInIsLost() throws IOException {
        try (var silent = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
                var comings = new Comings(Target.local(silent.getLocalPort(), "/echo"), 4, Duration.ZERO)) {
            comings.run(Duration.ofMillis(50));

            assertEquals(4, comings.tally().lost());
        }
    }

    @Test
    void aMessageIsOfTheSizeThatWasAskedFor() {
        assertEquals(132, new Message(132).toString().length());
        assertEquals(4096, new Message(4096).toString().length());
    }

    private static Tally echo(OneTrickServer server, int connections) throws IOException {
        var scenario = new Echo(connections, 4, new Message(132));
        try (var load = new Load(server.target(), scenario)) {
            load.open(LONG);
            load.runWhile(() -> scenario.tally().answers() < ENOUGH);
            load.finish(LONG);
            return scenario.tally();
        }
    }
}
