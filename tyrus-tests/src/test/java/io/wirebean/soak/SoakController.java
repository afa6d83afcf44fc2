// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.OnWSWatch;
import io.wirebean.UpgradeDecision;
import io.wirebean.WSController;
import java.time.Duration;
import java.util.Optional;

/** Takes everybody into the room of its path, and answers. */
@WSController("/soak/{room}")
public class SoakController {

    @OnWSUpgrade
    UpgradeDecision admit(@FromQuery("user") Optional<String> user, @FromQuery("ms") Optional<Long> lifetime) {
        var decision = user.map(name -> UpgradeDecision.accept().as(name)).orElse(UpgradeDecision.accept());
        return lifetime.map(millis -> decision.expiresIn(Duration.ofMillis(millis)))
                .orElse(decision);
    }

    /** Tells the peer its name. */
    @OnWSConnection
    Welcome opened(Connection me, @FromPath("room") String room) {
        me.join(room);
        return new Welcome(me.id());
    }

    @OnWSWatch("topic/{n}")
    void watch() {}

    @OnWSMessage("ask")
    Answer ask(Ask ask) {
        return new Answer(ask.n(), ask.pad());
    }

    /** What a peer hears first. */
    public record Welcome(String you) {}

    /** A question. */
    public record Ask(long n, String pad) {}

    /** The same back. */
    public record Answer(long n, String pad) {}

    /**
     * One of a publisher's messages.
     *
     * @param at when it was sent, in nanoseconds
     */
    public record Numbered(long at, long n, String p, String pad) {}
}
