// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.data;
import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** Audiences that are composed, filtered and injected reach exactly whom they should. */
@Conformance
class CompositionConformance {

    private final WireClient app;
    private final String room = Probe.newKey();

    CompositionConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void aFilterBeanChoosesAmongARoomWithoutTheSender() {
        try (var ann = enters("ann");
                var bob = enters("bob");
                var cydney = enters("cydney")) {
            ann.sends(request(1, "short")).receives(reply(1, "1"));

            bob.receives(event("short"));
            cydney.receivesNothing();
            ann.receivesNothing();
        }
    }

    @Test
    void aUnionReachesEachOnceAndAnIntersectionBoth() {
        try (var ann = enters("ann");
                var bob = enters("bob");
                var cyd = enters("cyd");
                var elsewhere = app.connect("/audiences/" + Probe.newKey() + "?name=ann")) {
            cyd.sends(request(1, "letters", "'aba'")).receives(reply(1, "2"));

            ann.receives(event("letters")).receivesNothing();
            bob.receives(event("letters")).receivesNothing();
            cyd.receivesNothing();
            elsewhere.receivesNothing();
        }
    }

    @Test
    void eachMayGetDataOfItsOwn() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "names")).receives(event("you are", "'ann'")).receives(reply(1, "2"));
            bob.receives(event("you are", "'bob'"));
        }
    }

    @Test
    void connectionsAreFoundByTheirIds() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            String id = data(bob.sends(request(1, "id")).receivesText());

            ann.sends(request(1, "ids", json("[" + id + ",'nobody']"))).receives(reply(1, "1"));

            bob.receives(event("chosen"));
            ann.receivesNothing();
        }
    }

    @Test
    void audiencesAreInjectedByTheirNames() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "join", "'the injected room'")).receives(reply(1, "null"));
            bob.sends(json("{'watch':'the/injected','id':1}")).receives(reply(1, "null"));

            ann.sends(request(2, "injected"))
                    .receives(event("room"))
                    .receives(event("both"))
                    .receives(reply(2, "[1,1,1]"));
            bob.receives(json("{'event':'topic','topic':'the/injected/topic'}"));
        }
    }

    /** Returns when it is in the room. */
    private Conversation enters(String name) {
        Conversation entered = app.connect("/audiences/" + room + "?name=" + name);
        entered.sends(request(0, "id")).receivesText();
        return entered;
    }
}
