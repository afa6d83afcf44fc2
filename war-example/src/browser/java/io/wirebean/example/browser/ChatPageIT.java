// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import io.wirebean.Connection;
import io.wirebean.Connections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as people use it. */
class ChatPageIT extends PageTest {

    @BeforeEach
    void start() {
        server = chat().start();
    }

    @Test
    void twoPeopleChatUntilOneLeaves() {
        var ann = visitor("ann", "general").sees("ann (you)");
        var bob = visitor("bob", "general").sees("ann", "bob (you)");
        ann.readsThat("bob joined").sees("ann (you)", "bob");

        ann.says("hi bob");
        bob.reads("ann: hi bob").says("hi ann");
        ann.reads("You: hi bob", "bob: hi ann");

        bob.leaves();
        ann.readsThat("bob left").sees("ann (you)");
    }

    @Test
    void othersSeeWhoTypesUntilItIsSaid() {
        var ann = visitor("ann", "general");
        var bob = visitor("bob", "general");

        bob.types("so");
        ann.seesTyping("bob is typing");

        bob.says("so what");
        ann.reads("bob: so what").seesTyping("");
    }

    @Test
    void newcomerReadsWhatWasSaidBefore() {
        visitor("ann", "general").says("first").says("second").reads("You: first", "You: second");

        visitor("bob", "general").reads("ann: first", "ann: second");
    }

    @Test
    void markupIsShownAsItWasTyped() {
        var ann = visitor("ann", "general");

        ann.says("<img src=x onerror=alert(1)>").reads("You: <img src=x onerror=alert(1)>");
    }

    @Test
    void roomsAreApartAndCounted() {
        var ann = visitor("ann", "general").says("in general").reads("You: in general");
        var bob = visitor("bob", "general").goesTo("tea room");

        bob.reads().sees("bob (you)").seesRoom("tea room", "1 person").seesRoom("general", "1 person");
        ann.sees("ann (you)");
    }

    @Test
    void pageComesBackAfterALostConnection() {
        var ann = visitor("ann", "general");
        var bob = visitor("bob", "general");

        server.select(Connections.class).everyone().connections().forEach(Connection::abort);

        ann.isConnectedAgain(2);
        bob.isConnectedAgain(2).says("we are back");
        ann.sees("ann (you)", "bob").reads("bob: we are back");
    }
}
