// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Connections;
import io.wirebean.FromQuery;
import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.WSController;
import io.wirebean.internal.cdi.Host;
import io.wirebean.internal.cdi.ThreadSource;
import io.wirebean.internal.cdi.WirebeanRuntime;
import io.wirebean.testkit.WireClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GuardedControllerTest {

    private final Stops stops = new Stops();

    /** Which filter of Grizzly hands upgrades to Tyrus. */
    private enum Filter {
        OURS,
        THAT_OF_TYRUS
    }

    @AfterEach
    void stop() {
        stops.run();
    }

    @ParameterizedTest
    @EnumSource
    void whomTheUpgradeMethodNamesIsAnsweredByThatName(Filter filter) {
        var app = start(filter).app();

        try (var ann = app.connect("/guarded?name=ann");
                var bob = app.connect("/guarded?name=bob")) {
            ann.sends("hello").receives("ann: hello");
            bob.sends("hello").receives("bob: hello");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whomTheUpgradeMethodRefusesIsNeverThere(Filter filter) {
        var server = start(filter);

        var answer = server.app().upgrade("/guarded?name=").refusedWith(403);

        assertEquals("a name is wanted", answer.header("x-why").orElseThrow());
        assertEquals(0, server.connections().count());
    }

    @ParameterizedTest
    @EnumSource
    void aPathBesideOurTemplatesIsNotFound(Filter filter) {
        start(filter).app().upgrade("/guarded/further").refusedWith(404);
    }

    /** A running application. */
    private record Server(WireClient app, Connections connections) {}

    private Server start(Filter filter) {
        if (filter == Filter.OURS) {
            var server = WirebeanServer.builder().port(0).beans(Guarded.class).start();
            stops.add(server::close);
            return new Server(WireClient.at(server.uri()), server.select(Connections.class));
        }
        var beans = StrictWeld.start(List.of(Guarded.class), List.of());
        stops.add(beans::shutdown);
        var tyrus = new TyrusEndpoints("");
        var front = new HttpFront("127.0.0.1", 0, "");
        stops.add(front::stop);
        var host = new Host(tyrus, "", getClass().getClassLoader(), ThreadSource.own(), Map.of());
        stops.add(WirebeanRuntime.start(beans.getBeanManager(), host)::close);
        front.add(new WebSocketAddOn(tyrus, "/"));
        front.start();
        return new Server(
                WireClient.at(URI.create("http://127.0.0.1:" + front.port())),
                beans.select(Connections.class).get());
    }

    /** Lets in whoever says a name, and decides on another thread. */
    @WSController(value = "/guarded", format = "raw")
    public static class Guarded {

        @OnWSUpgrade
        CompletionStage<UpgradeDecision> admit(@FromQuery("name") String name) {
            return CompletableFuture.supplyAsync(() -> name.isEmpty()
                    ? UpgradeDecision.refuse(403).header("X-Why", "a name is wanted")
                    : UpgradeDecision.accept().as(name));
        }

        @OnWSMessage
        String echo(String text, Identity who) {
            return who.name() + ": " + text;
        }
    }
}
