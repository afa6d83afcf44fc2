// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Connection;
import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.security.BearerGuard;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** Controllers that declare who may call them. */
public final class PermissionControllers {

    private PermissionControllers() {}

    /** For staff, with handlers for others. */
    @RolesAllowed("staff")
    @Guarded(BearerGuard.class)
    @WSController("/staff")
    public static class Staff extends Answering {

        @OnWSMessage("staff")
        String staff() {
            return "staff";
        }

        @RolesAllowed({"boss", "owner"})
        @OnWSMessage("boss")
        String boss(Connection me) {
            journal.note(me, "boss");
            return "boss";
        }

        @DenyAll
        @OnWSMessage("nobody")
        String nobody(Connection me) {
            journal.note(me, "nobody");
            return "nobody";
        }

        @PermitAll
        @OnWSMessage("anybody")
        String anybody() {
            return "anybody";
        }
    }

    /** For nobody. */
    @DenyAll
    @WSController("/closed")
    public static class Closed extends Answering {}
}
