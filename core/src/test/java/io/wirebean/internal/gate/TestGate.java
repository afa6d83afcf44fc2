// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeRefused;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.SettingsReader;
import io.wirebean.internal.model.SettingsReading;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.internal.wire.JsonbCodec;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A gate with threads of its own, and what it tells of refusals. */
final class TestGate implements AutoCloseable {

    final List<UpgradeRefused> told = new CopyOnWriteArrayList<>();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final ExecutorService guards = Executors.newCachedThreadPool();
    final Gate gate;

    private TestGate(Settings settings, Occupancy occupancy, EndpointPlan endpoint, Executor other) {
        var parts = new GateParts(
                settings,
                settings.admission().handshakes().maxPending() == 0
                        ? 16
                        : settings.admission().handshakes().maxPending(),
                other == null ? guards : other,
                timer,
                UpgradeScope.NONE,
                JsonbCodec.withDefaults(JsonLimits.DEFAULTS),
                occupancy,
                told::add);
        gate = new Gate(List.of(endpoint), parts);
    }

    /** In front of endpoints without guards: nothing of it needs a thread. */
    static Gate of(List<? extends EndpointPlan> endpoints) {
        return new Gate(
                List.copyOf(endpoints),
                new GateParts(
                        Settings.DEFAULTS,
                        16,
                        Runnable::run,
                        null,
                        UpgradeScope.NONE,
                        null,
                        Occupancy.EMPTY,
                        refused -> {}));
    }

    static TestGate of(EndpointPlan endpoint) {
        return of(endpoint, Map.of());
    }

    /** @param keys without {@code wirebean.} */
    static TestGate of(EndpointPlan endpoint, Map<String, String> keys) {
        return of(endpoint, keys, Occupancy.EMPTY);
    }

    static TestGate of(EndpointPlan endpoint, Map<String, String> keys, Occupancy occupancy) {
        return new TestGate(settings(keys), occupancy, endpoint, null);
    }

    /** @param guards in place of threads of its own */
    static TestGate of(EndpointPlan endpoint, Map<String, String> keys, Executor guards) {
        return new TestGate(settings(keys), Occupancy.EMPTY, endpoint, guards);
    }

    private static Settings settings(Map<String, String> keys) {
        var reading = SettingsReader.read(
                key -> key.startsWith("wirebean.") ? keys.get(key.substring("wirebean.".length())) : null, List.of());
        return ((SettingsReading.Valid) reading).settings();
    }

    /** So many connections, of whomsoever they are asked. */
    record Crowd(int count, int perUser, int perAddress) implements Occupancy {

        @Override
        public int ofUser(String name) {
            return perUser;
        }

        @Override
        public int ofAddress(InetAddress address) {
            return perAddress;
        }
    }

    @Override
    public void close() {
        guards.shutdownNow();
        timer.shutdownNow();
    }
}
