// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.example.run.Guests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people hear of beyond their room. */
class AudiencePageIT extends PageTest {

    @BeforeEach
    void start() {
        server = chat().start();
    }

    @Test
    void whatIsSaidInAnotherRoomIsCountedUntilItIsLookedAt() {
        var ann = visitor("ann", "tea room").seesNothingUnread();
        var bob = visitor("bob", "general").says("one").says("two").reads("You: one", "You: two");

        ann.seesUnread("general", 2);
        bob.seesNothingUnread();

        ann.chooses("general").reads("bob: one", "bob: two").seesNothingUnread();
        bob.says("three");
        ann.reads("bob: one", "bob: two", "bob: three").seesNothingUnread();

        ann.chooses("random");
        bob.says("four");
        ann.seesUnread("general", 1);
    }

    @Test
    void whatIsUnreadIsKeptOverAReloadAndALostConnection() {
        var ann = visitor("ann", "tea room");
        var bob = visitor("bob", "general").says("one");
        ann.seesUnread("general", 1);

        ann.reloads().isConnected().seesUnread("general", 1);
        server.select(Connections.class).user("ann").connections().forEach(Connection::abort);
        bob.says("two");

        ann.seesUnread("general", 2);
    }

    @Test
    void whoComesAsAnotherPersonHasNothingUnread() {
        var ann = visitor("ann", "tea room");
        visitor("bob", "general").says("one");
        ann.seesUnread("general", 1);

        ann.logsOut().joins("cyd", "tea room").sees("cyd (you)").seesNothingUnread();
    }

    @Test
    void whoMayNoLongerWatchIsShownNothingUnreadAndStaysConnected() {
        var ann = visitor("ann", "tea room");
        visitor("bob", "general").says("one");
        ann.seesUnread("general", 1);

        server.select(Connections.class).user("ann").replaceIdentity(member -> Identity.of(member.name())
                .build());

        ann.seesNothingUnread().isConnectedAgain(1);
    }

    @Test
    void roomForStaffIsCountedForStaff() {
        var boss = visitor("admin", "general");
        var bossToo = visitor("admin two", "staff");
        var ann = visitor("ann", "general").seesRoom("staff", "1 person");

        bossToo.says("psst");
        boss.seesUnread("staff", 1);
        visitor("bob", "random").says("hello");

        ann.seesUnread("random", 1).seesNothingUnreadIn("staff");
    }

    @Test
    void privateMessageReachesAllDevicesOfBothAndNobodyElse() {
        var ann = visitor("ann", "general");
        var annsPhone = visitor("ann", "random");
        var bob = visitor("bob lee", "general");
        var bobsPhone = visitor("bob lee", "tea room");
        var cyd = visitor("cyd", "general");
        ann.sees("ann (you)", "bob lee", "cyd");

        ann.writesTo("bob lee", "for you alone");

        ann.reads("You: for you alone").isPrivate("privately to bob lee");
        annsPhone.reads("You: for you alone").isPrivate("privately to bob lee");
        bob.reads("ann: for you alone").isPrivate("privately to you");
        bobsPhone.reads("ann: for you alone").isPrivate("privately to you");
        ann.says("for all");
        cyd.reads("ann: for all");
    }

    @Test
    void whoWritesToNobodyIsToldSo() {
        var ann = visitor("ann", "general").says("/msg bob are you there?");

        ann.isToldBelowTheLog("Not sent: bob is not here.").reads();
        ann.says("/msg");
        ann.isToldBelowTheLog("Not sent: text must not be blank.").reads();
    }

    @Test
    void alertIsShownToStaffInAllRoomsUntilItIsDismissedAndToNobodyElse() {
        var boss = visitor("admin", "staff");
        var bossToo = visitor("admin two", "general");
        var ann = visitor("ann", "general");

        assertEquals("{\"told\":2}", alert("the cellar is flooded"));

        boss.isAlerted("the cellar is flooded").dismissesTheAlert();
        bossToo.isAlerted("the cellar is flooded").says("on my way");
        ann.reads("admin two: on my way").isNotAlerted();
    }

    private String alert(String text) {
        var guests = new Guests(server.uri());
        return guests.http(guests.token("admin monitor"))
                .post("/api/alert", "application/json", "{\"text\":\"" + text + "\"}")
                .body();
    }
}
