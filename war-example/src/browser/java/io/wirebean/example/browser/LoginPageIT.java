// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import io.wirebean.spi.TokenVerifier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in, for how long, and what they read when not. */
class LoginPageIT extends PageTest {

    private static final String LIFETIME = "chat.token-lifetime";
    private static final String ENDED = "Your login has ended. Please log in again.";

    @AfterEach
    void forgetTheLifetime() {
        System.clearProperty(LIFETIME);
    }

    @Test
    void nobodyGetsInWithoutAName() {
        start();
        var ann = comes().asksFor(" ", "general").isToldAboutTheName("Say who you are.");

        ann.asksFor("<i>ann</i>", "general").isToldAboutTheName("A name has letters, digits, spaces, - and _ only.");

        ann.joins("ann", "general").sees("ann (you)");
    }

    @Test
    void staffRoomIsForStaffAndOthersAreToldSo() {
        start();
        var admin = comes().joins("admin", "staff").sees("admin (you)");

        var ann = comes().asksFor("ann", "staff").isToldInTheLobby("This is for staff only.");

        ann.joins("ann", "general").sees("ann (you)").seesRoom("staff", "1 person");
        admin.sees("admin (you)");
    }

    @Test
    void kickedPersonIsToldAndStaysAway() {
        start();
        var bob = chromium.visitor().hasAClock().opens(server.uri()).joins("bob", "general");
        var ann = comes().joins("ann", "general").sees("ann (you)", "bob").seesNoKickButton();
        var admin = comes().joins("admin", "general").sees("admin (you)", "ann", "bob");

        admin.kicks("bob").readsThat("bob left").sees("admin (you)", "ann");

        bob.isToldInTheLobby("You were removed from the chat.").staysAway(1);
        ann.readsThat("bob left");
    }

    @Test
    void endedLoginIsToldAndThePageStaysAway() {
        System.setProperty(LIFETIME, "PT2S");
        start();
        var ann = chromium.visitor()
                .hasAClock()
                .gets(503, "/api/login/renewal")
                .opens(server.uri())
                .joins("ann", "general");

        ann.isToldInTheLobby(ENDED).staysAway(1);

        ann.joins("ann", "general").sees("ann (you)");
    }

    @Test
    void loginIsRenewedOverTheOpenConnection() {
        System.setProperty(LIFETIME, "PT3S");
        start();
        var ann = comes().joins("ann", "general");
        String first = ann.token();

        ann.waitsUntil(() -> server.select(TokenVerifier.class).verify(first).isEmpty());

        ann.says("still here").reads("You: still here").isConnectedAgain(1);
    }

    @Test
    void loginThatTheServerHasForgottenIsToldInsteadOfTriedAgain() {
        start();
        var ann = comes().joins("ann", "general");
        int port = server.port();

        server.close();
        server = chat().port(port).start();

        ann.isToldInTheLobby(ENDED).joins("ann", "general").sees("ann (you)");
    }

    @Test
    void connectionThatTheServerDoesNotTakeIsTriedAgain() {
        server = chat().parameter("wirebean.connections.max-per-user", "1").start();
        var ann = comes().joins("ann", "general");

        var annToo = comes().asksFor("ann", "general")
                .isToldAboveTheLog(
                        Pattern.compile("The server did not take the connection\\. Trying again in \\d+ s\\."));

        ann.leaves();
        annToo.isConnected();
    }

    @Test
    void busyServerIsToldApartFromALostOne() {
        server = chat().parameter("wirebean.connections.max-per-user", "1").start();
        comes().joins("ann", "general");

        comes().gets(503, "/api/rooms/general/access")
                .asksFor("ann", "general")
                .isToldAboveTheLog(Pattern.compile("The server has too much to do\\. Trying again in \\d+ s\\."));
    }

    private void start() {
        server = chat().start();
    }
}
