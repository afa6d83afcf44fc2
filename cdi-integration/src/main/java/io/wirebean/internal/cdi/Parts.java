// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.engine.ConnectionEvents;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateParts;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.model.Settings;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.util.Set;

/** Puts gate and engine of one application together. */
final class Parts {

    private final WirebeanExtension extension;
    private final Host host;
    private final Deployed deployed;
    private final Threads threads;
    private final CdiCallbackScope scope;
    private final SessionKeeper keeper;

    Parts(BeanManager beans, WirebeanExtension extension, Host host, Deployed deployed, Threads threads) {
        this.extension = extension;
        this.host = host;
        this.deployed = deployed;
        this.threads = threads;
        var ownThread = new OwnThread(host.threads().platform(), host.loader());
        scope = new CdiCallbackScope(host.loader(), new RequestContexts(beans, ownThread), extension.current());
        keeper = new SessionKeeper(threads.timer(), threads.executor(), Clock.systemUTC());
    }

    Gate gate() {
        var parts = new GateParts(
                deployed.settings(),
                WirebeanRuntime.maxPending(deployed.settings(), host),
                threads.guards(),
                threads.timer(),
                scope,
                deployed.codec(),
                Occupancy.EMPTY,
                refused -> deployed.observer().refused(refused));
        return new Gate(deployed.plan().endpoints(), parts);
    }

    Engine engine(Gate gate) {
        var parts = new EngineParts(
                deployed.settings(),
                threads.executor(),
                threads.timer(),
                scope,
                deployed.codec(),
                deployed.observer(),
                ConnectionEvents.NONE,
                gate);
        return new Engine(parts, extension.registry());
    }

    /** The engine closes the connections of sessions that are over. */
    HttpSessions sessions(Engine engine) {
        return new HttpSessions(keeper::ended, keeper::renamed);
    }

    Set<String> roles() {
        return host.roles();
    }

    Settings settings() {
        return deployed.settings();
    }

    Threads threads() {
        return threads;
    }
}
