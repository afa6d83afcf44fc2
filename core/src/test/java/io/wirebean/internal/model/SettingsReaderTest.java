// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Overflow;
import io.wirebean.internal.model.SettingsReading.Faulty;
import io.wirebean.internal.model.SettingsReading.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @Test
    void whatIsNotConfiguredHasItsDefault() {
        assertEquals(Settings.DEFAULTS, settings(Map.of()));
        assertEquals(Settings.DEFAULTS, settings(Map.of("wirebean.inbound.wait", " ", "java.home", "/opt")));
    }

    @Test
    void everyKeyReachesItsSetting() {
        assertEquals(
                new Settings(
                        new Settings.Execution("platform", 1, Duration.ofSeconds(2)),
                        new Settings.Admission(
                                new Settings.Handshakes(Duration.ofSeconds(14), 15, 16, 17),
                                new Settings.Tokens(true, "t", "c", Duration.ofSeconds(18), 19),
                                new Settings.Origins(
                                        List.of("https://*.example.com", "same-host"),
                                        "refuse",
                                        List.of("10.0.0.0/8", "::1")),
                                new Settings.Sessions("never", true),
                                "false"),
                        new Settings.Caps(20, 21, 22),
                        new Settings.Inbound(
                                3,
                                new Settings.Shape(23, 4, 5),
                                new Settings.Rate(24, 25),
                                6,
                                7,
                                Duration.ofSeconds(8),
                                9),
                        new Settings.Outbound(
                                10, 11, Overflow.DROP_OLDEST, Duration.ofSeconds(26), Duration.ofSeconds(12)),
                        new Settings.Heartbeat(Duration.ZERO),
                        new Settings.Drain(Duration.ofSeconds(27), 28, Duration.ofSeconds(29)),
                        new Settings.Groups(13, 30, 31)),
                settings(Map.ofEntries(
                        Map.entry("wirebean.executor", "platform"),
                        Map.entry("wirebean.inbound.max-fragments", "23"),
                        Map.entry("wirebean.inbound.rate", "24"),
                        Map.entry("wirebean.inbound.rate-bytes", "25"),
                        Map.entry("wirebean.outbound.overflow", "drop-oldest"),
                        Map.entry("wirebean.outbound.stall-timeout", "26s"),
                        Map.entry("wirebean.watch.max-per-connection", "30"),
                        Map.entry("wirebean.watch.max-topic-length", "31"),
                        Map.entry("wirebean.heartbeat.interval", "off"),
                        Map.entry("wirebean.drain.timeout", "27s"),
                        Map.entry("wirebean.drain.batch", "28"),
                        Map.entry("wirebean.drain.interval", "29s"),
                        Map.entry("wirebean.executor.max-threads", "1"),
                        Map.entry("wirebean.disconnect.timeout", "2s"),
                        Map.entry("wirebean.upgrade.timeout", "14s"),
                        Map.entry("wirebean.upgrade.max-pending", "15"),
                        Map.entry("wirebean.upgrade.max-header-bytes", "16"),
                        Map.entry("wirebean.upgrade.max-query-bytes", "17"),
                        Map.entry("wirebean.upgrade.token-in-query", "true"),
                        Map.entry("wirebean.upgrade.token-query-name", "t"),
                        Map.entry("wirebean.upgrade.token-cookie", "c"),
                        Map.entry("wirebean.ticket.timeout", "18s"),
                        Map.entry("wirebean.ticket.max-open", "19"),
                        Map.entry("wirebean.origin.allowed", "https://*.example.com, same-host"),
                        Map.entry("wirebean.origin.none", "refuse"),
                        Map.entry("wirebean.proxy.trusted", "10.0.0.0/8,::1"),
                        Map.entry("wirebean.session.bind", "never"),
                        Map.entry("wirebean.session.keep-alive", "true"),
                        Map.entry("wirebean.security.strict", "false"),
                        Map.entry("wirebean.connections.max", "20"),
                        Map.entry("wirebean.connections.max-per-user", "21"),
                        Map.entry("wirebean.connections.max-per-address", "22"),
                        Map.entry("wirebean.inbound.max-message-bytes", "3"),
                        Map.entry("wirebean.inbound.max-json-depth", "4"),
                        Map.entry("wirebean.inbound.max-json-members", "5"),
                        Map.entry("wirebean.inbound.max-pending", "6"),
                        Map.entry("wirebean.inbound.max-pending-bytes", "7"),
                        Map.entry("wirebean.inbound.wait", "8s"),
                        Map.entry("wirebean.inbound.max-concurrent", "9"),
                        Map.entry("wirebean.outbound.max-messages", "10"),
                        Map.entry("wirebean.outbound.max-bytes", "11"),
                        Map.entry("wirebean.outbound.close-timeout", "12s"),
                        Map.entry("wirebean.room.max-per-connection", "13"))));
    }

    @Test
    void durationsHaveUnitsOrAreIso() {
        assertEquals(Duration.ofSeconds(10), waiting("10s"));
        assertEquals(Duration.ofSeconds(2), waiting(" 2 s "));
        assertEquals(Duration.ofMillis(500), waiting("500ms"));
        assertEquals(Duration.ofMinutes(5), waiting("5m"));
        assertEquals(Duration.ofHours(1), waiting("1h"));
        assertEquals(Duration.ofSeconds(2), waiting("PT2S"));
    }

    @Test
    void sizesAreBytesOrHaveUnits() {
        assertEquals(65_536, messageBytes("65536"));
        assertEquals(10, messageBytes("10B"));
        assertEquals(65_536, messageBytes("64KiB"));
        assertEquals(1_048_576, messageBytes("1 MiB"));
    }

    @Test
    void theEnvironmentFormOfAKeyIsTakenAndTheKeyItselfWins() {
        assertEquals(
                7,
                settings(Map.of("WIREBEAN_INBOUND_MAX_PENDING", "7")).inbound().maxPending());
        assertEquals(
                8,
                settings(Map.of("WIREBEAN_INBOUND_MAX_PENDING", "7", "wirebean.inbound.max-pending", "8"))
                        .inbound()
                        .maxPending());
    }

    @Test
    void aWrongNetworkSaysWhatANetworkIs() {
        for (String wrong :
                List.of("300.1.1.1", "10.0.0.0/33", "::1/129", ":::", "proxy.example.com", "10.0.0.1;::1")) {
            assertFault(
                    "wirebean.proxy.trusted",
                    wrong,
                    "none, or addresses and networks such as 10.1.2.3, 10.0.0.0/8 and fd00::/8, separated by commas");
        }
    }

    @Test
    void aWrongDurationSaysWhatADurationIs() {
        for (String wrong : List.of("2", "2 lightyears", "0s", "-1s", "PT-1S", "25h30", "601h", "soon")) {
            assertFault(
                    "wirebean.inbound.wait", wrong, "a duration from 1ms to 24 days, such as 2s, 500ms, 5m or PT2S");
        }
    }

    @Test
    void aWrongSizeSaysWhatASizeIs() {
        for (String wrong : List.of("0", "-1", "64KB", "2048MiB", "9999999999MiB", "big")) {
            assertFault(
                    "wirebean.inbound.max-message-bytes",
                    wrong,
                    "a size from 1 byte to 2047 MiB, such as 65536, 64KiB or 1MiB");
        }
    }

    @Test
    void aWrongCountSaysWhatACountIs() {
        for (String wrong : List.of("0", "-1", "1.5", "2147483648", "99999999999999999999", "many")) {
            assertFault("wirebean.inbound.max-pending", wrong, "a whole number from 1 to 2147483647");
        }
    }

    @Test
    void aDepthBeyondTheStackIsAFault() {
        assertFault("wirebean.inbound.max-json-depth", "257", "a whole number from 1 to 256");
    }

    @Test
    void anUnknownExecutorIsAFault() {
        assertFault("wirebean.executor", "fast", "auto, virtual or platform");
    }

    @Test
    void anUnknownKeyIsAFaultWithItsNearMiss() {
        assertEquals(
                List.of(new SettingFault(
                        "wirebean.inbound.max-pendign",
                        null,
                        "\"wirebean.inbound.max-pendign\" is no key of Wirebean's configuration",
                        "wirebean.inbound.max-pending")),
                faults(Map.of("wirebean.inbound.max-pendign", "7")));
    }

    @Test
    void anUnknownVariableIsAFaultWithItsNearMiss() {
        assertEquals(
                List.of(new SettingFault(
                        "WIREBEAN_INBOUND_WIAT",
                        null,
                        "\"WIREBEAN_INBOUND_WIAT\" is no key of Wirebean's configuration",
                        "WIREBEAN_INBOUND_WAIT")),
                faults(Map.of("WIREBEAN_INBOUND_WIAT", "7s")));
    }

    @Test
    void allFaultsAreToldTogetherUnknownKeysFirst() {
        var faults = faults(Map.of("wirebean.b", "1", "wirebean.a", "1", "wirebean.executor", "fast"));

        assertEquals(
                List.of("wirebean.a", "wirebean.b", "wirebean.executor"),
                faults.stream().map(SettingFault::key).toList());
    }

    @Test
    void settingsThatAreMadeByHandAreCheckedToo() {
        assertEquals("outbound.max-messages is 0, but must be above 0", refusal(0, Duration.ofSeconds(1)));
        assertEquals("outbound.close-timeout is PT0S, but must be above 0", refusal(1, Duration.ZERO));
    }

    private static String refusal(int maxMessages, Duration closeTimeout) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new Settings.Outbound(
                                maxMessages, 1, Overflow.CLOSE, Duration.ofSeconds(1), closeTimeout))
                .getMessage();
    }

    private static Duration waiting(String text) {
        return settings(Map.of("wirebean.inbound.wait", text)).inbound().maxWait();
    }

    private static int messageBytes(String text) {
        return settings(Map.of("wirebean.inbound.max-message-bytes", text))
                .inbound()
                .maxMessageBytes();
    }

    private static void assertFault(String key, String value, String expected) {
        assertEquals(
                List.of(new SettingFault(key, value, key + " is \"" + value + "\", but must be " + expected, null)),
                faults(Map.of(key, value)));
    }

    private static Settings settings(Map<String, String> configured) {
        return assertInstanceOf(Valid.class, SettingsReader.read(configured::get, configured.keySet()))
                .settings();
    }

    private static List<SettingFault> faults(Map<String, String> configured) {
        return assertInstanceOf(Faulty.class, SettingsReader.read(configured::get, configured.keySet()))
                .faults();
    }
}
