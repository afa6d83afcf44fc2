// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a controller declares holds at the upgrade, what a handler declares for each of its messages. */
@Conformance(Conformance.GATE)
class PermissionConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    PermissionConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void whoeverLacksTheControllersRoleIsRefusedBeforeTheUpgrade() {
        app.upgrade("/staff")
                .header("Authorization", "Bearer " + Pass.of("ann", "user"))
                .refusedWith(403);
        app.upgrade("/staff").refusedWith(401);
    }

    @Test
    void aControllerThatDeniesAllAdmitsNobody() {
        app.upgrade("/closed")
                .header("X-User", "ann")
                .header("X-Roles", "staff")
                .refusedWith(403);
    }

    @Test
    void aHandlerWithoutADeclarationHasTheControllers() {
        try (var ann = staff("staff")) {
            ann.sends(request(1, "staff")).receives(reply(1, "'staff'"));
        }
    }

    @Test
    void aHandlersDeclarationReplacesTheControllers() {
        try (var ann = staff("staff", "owner")) {
            ann.sends(request(1, "boss")).receives(reply(1, "'boss'"));
            ann.sends(request(2, "anybody")).receives(reply(2, "'anybody'"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss", "nobody"})
    void aMessageThatIsForbiddenIsAnsweredAndTheConnectionLives(String event) {
        try (var ann = staff("staff")) {
            var told = failure(ann.sends(request(1, event)).receivesText());

            assertEquals("FORBIDDEN", told.code());
            assertEquals("1", told.about());
            ann.sends(request(2, "staff")).receives(reply(2, "'staff'"));
        }
        assertEquals(List.of("opened", "closed 1000"), desk.journal(key, 2));
    }

    @Test
    void aMessageThatIsForbiddenAndHasNoIdIsAnsweredByAnEvent() {
        try (var ann = staff("staff")) {
            var told = failure(ann.sends(event("boss")).receivesText());

            assertEquals("FORBIDDEN", told.code());
            assertEquals("error", told.about());
        }
    }

    @Test
    void aRoleThatANewTokenBringsCounts() {
        try (var ann = staff("staff")) {
            ann.sends("{\"auth\":\"" + Pass.of("ann", "staff", "boss") + "\",\"id\":1}")
                    .receives(reply(1, "null"));
            ann.sends(request(2, "boss")).receives(reply(2, "'boss'"));
        }
    }

    private Conversation staff(String... roles) {
        return app.upgrade("/staff?key=" + key)
                .header("Authorization", "Bearer " + Pass.of("ann", roles))
                .connect();
    }
}
