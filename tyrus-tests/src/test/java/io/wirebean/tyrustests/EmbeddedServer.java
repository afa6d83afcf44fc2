// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.conformance.delivery.DeliveryApplication;
import io.wirebean.conformance.gate.GateApplication;
import io.wirebean.conformance.limits.LimitApplication;
import io.wirebean.embedded.WirebeanServer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * An embedded server on a free port for each application: the first as it is found on the class path, the others of the
 * classes that they name, each started when a suite first asks for it.
 */
public final class EmbeddedServer implements ServerUnderTest {

    private final Map<String, WirebeanServer> servers = new ConcurrentHashMap<>();
    private final RecordedLog log = new RecordedLog();

    @Override
    public void start() {
        log.begin();
        base();
    }

    @Override
    public URI base(String application) {
        return servers.computeIfAbsent(application, EmbeddedServer::started).uri();
    }

    @Override
    public String log() {
        return log.text();
    }

    @Override
    public void close() {
        servers.values().forEach(WirebeanServer::close);
        log.end();
    }

    private static WirebeanServer started(String application) {
        var builder = WirebeanServer.builder().port(0);
        BiConsumer<String, String> parameter = builder::parameter;
        switch (application) {
            case Conformance.MAIN -> {}
            case Conformance.DELIVERY, Conformance.IMPATIENT -> {
                builder.beans(DeliveryApplication.classes());
                DeliveryApplication.settings(application).forEach(parameter);
            }
            case Conformance.LIMITS -> {
                builder.beans(LimitApplication.classes());
                LimitApplication.settings().forEach(parameter);
            }
            default -> {
                builder.beans(GateApplication.classes());
                GateApplication.settings(application).forEach(parameter);
            }
        }
        return builder.start();
    }
}
