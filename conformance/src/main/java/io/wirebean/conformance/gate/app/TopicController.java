// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.FromPath;
import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WatchRefusedException;
import io.wirebean.security.BearerGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Topics that not everybody may watch, and messages to users. */
@PermitAll
@Guarded(BearerGuard.class)
@WSController("/topics")
public class TopicController extends Answering {

    @RolesAllowed("staff")
    @OnWSWatch("staff/{what}")
    String staff(@FromPath("what") String what) {
        return what;
    }

    @OnWSWatch("own/{user}/{what}")
    String own(@FromPath("user") String user, Identity who) {
        if (!who.name().equals(user) && !who.hasRole("boss")) {
            throw new WatchRefusedException("this belongs to somebody else");
        }
        return "of " + user;
    }

    @OnWSUnwatch("own/{user}/{what}")
    void unwatched(@FromPath("what") String what) {
        journal.note(what, "unwatched");
    }

    @OnWSMessage(value = "tell", path = "/users/{user}")
    @WSBroadcast(event = "told", user = "{user}")
    String tell(String text) {
        return text;
    }
}
