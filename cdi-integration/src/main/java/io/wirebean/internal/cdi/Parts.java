// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateParts;
import io.wirebean.internal.model.Settings;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts gate and engine of one application together. */
final class Parts {

    private final WirebeanExtension extension;
    private final Host host;
    private final Deployed deployed;
    private final Threads threads;
    private final CdiCallbackScope scope;
    private final CdiEvents events;
    private final Set<String> roles;
    private final SessionKeeper keeper;
    private final SessionWatch watch;

    Parts(BeanManager beans, WirebeanExtension extension, Host host, Deployed deployed, Threads threads) {
        this.extension = extension;
        this.host = host;
        this.deployed = deployed;
        this.threads = threads;
        var ownThread = new OwnThread(host.threads().platform(), host.loader());
        scope = new CdiCallbackScope(host.loader(), RequestContexts.of(beans, extension, ownThread));
        events = new CdiEvents(beans, extension.observers(), threads.executor());
        roles = Stream.concat(host.roles().stream(), deployed.plan().roles().stream())
                .collect(Collectors.toUnmodifiableSet());
        keeper = new SessionKeeper(threads.timer(), threads.executor(), InstantSource.system());
        watch = new SessionWatch(threads.timer(), threads.executor(), InstantSource.system());
    }

    Gate gate() {
        var parts = new GateParts(
                deployed.settings(),
                WirebeanRuntime.maxPending(deployed.settings(), host),
                threads.guards(),
                threads.timer(),
                scope,
                deployed.codec(),
                extension.registry(),
                new RefusalNews(deployed.observer(), events, scope, threads.executor()));
        return new Gate(deployed.plan().endpoints(), parts);
    }

    Engine engine(Gate gate) {
        var bound = new BoundSessions(
                settings().admission().sessions().keepAlive()
                        ? session -> keeper.keep(session.session(), session.access())
                        : session -> watch.watch(session.session()));
        var parts = new EngineParts(
                settings(),
                threads.executor(),
                threads.writers(),
                threads.timer(),
                scope,
                deployed.codec(),
                new Observers(List.of(deployed.observer(), bound)),
                events,
                gate,
                InstantSource.system(),
                System::nanoTime);
        return new Engine(parts, extension.registry());
    }

    /** All roles that the application declares, in its controllers and around them. */
    Set<String> roles() {
        return roles;
    }

    Settings settings() {
        return deployed.settings();
    }

    Host host() {
        return host;
    }

    SessionKeeper keeper() {
        return keeper;
    }

    SessionWatch watch() {
        return watch;
    }

    Threads threads() {
        return threads;
    }
}
