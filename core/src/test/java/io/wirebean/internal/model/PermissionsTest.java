// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Payload;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private static final Identity ANN = Identity.of("ann").build();
    private static final Identity MEMBER = Identity.of("bob").roles("member").build();
    private static final Identity STAFF = Identity.of("eve").roles("staff").build();

    @Test
    void permissionOfTheClassHoldsAtTheUpgrade() {
        EndpointPlan endpoint =
                TestApplication.of(Rooms.class).withContainerLogin().endpoint();

        assertTrue(endpoint.admits(MEMBER));
        assertTrue(endpoint.admits(STAFF));
        assertFalse(endpoint.admits(ANN));
        assertFalse(endpoint.admits(Identity.anonymous()));
    }

    @Test
    void permissionOfAMethodReplacesThatOfTheClassForItsMessages() {
        EndpointPlan endpoint =
                TestApplication.of(Rooms.class).withContainerLogin().endpoint();

        assertEquals("true true false", allowed(endpoint, "say"));
        assertEquals("false true false", allowed(endpoint, "clear"));
        assertEquals("true true true", allowed(endpoint, "look"));
        assertEquals("false false false", allowed(endpoint, "retired"));
    }

    @Test
    void allControllersOfAPathMustLetIn() {
        EndpointPlan shared = TestApplication.of(Rooms.class, StaffOnly.class)
                .withContainerLogin()
                .endpoint();

        assertTrue(shared.admits(STAFF));
        assertFalse(shared.admits(MEMBER));
    }

    @Test
    void withoutPermissionsEverybodyMay() {
        EndpointPlan endpoint = TestApplication.of(Undeclared.class).endpoint();

        assertTrue(endpoint.admits(Identity.anonymous()));
        assertEquals("true true true", allowed(endpoint, "say"));
    }

    @Test
    void permissionOfASuperclassCoversTheWholeController() {
        EndpointPlan endpoint =
                TestApplication.of(Inherits.class).withContainerLogin().endpoint();

        assertFalse(endpoint.admits(MEMBER));
        assertEquals("false true false", allowed(endpoint, "own"));
        assertEquals("false true false", allowed(endpoint, "inherited"));
    }

    @Test
    void permissionOfTheControllerCoversWhatItInherits() {
        EndpointPlan endpoint =
                TestApplication.of(Overrides.class).withContainerLogin().endpoint();

        assertTrue(endpoint.admits(MEMBER));
        assertEquals("true false false", allowed(endpoint, "inherited"));
    }

    @Test
    void permissionOfAnInterfaceHolds() {
        EndpointPlan endpoint =
                TestApplication.of(Implements.class).withContainerLogin().endpoint();

        assertFalse(endpoint.admits(MEMBER));
        assertTrue(endpoint.admits(STAFF));
    }

    @Test
    void twoStarsAreAnybodyWhoIsKnown() {
        EndpointPlan endpoint =
                TestApplication.of(ForTheKnown.class).withContainerLogin().endpoint();

        assertTrue(endpoint.admits(ANN));
        assertFalse(endpoint.admits(Identity.anonymous()));
    }

    @Test
    void rolesOfAllControllersAreKnown() {
        assertEquals(
                Set.of("member", "staff", "auditor"),
                TestApplication.of(Rooms.class, ForTheKnown.class, Implements.class)
                        .withContainerLogin()
                        .plan()
                        .roles());
    }

    @Test
    void onePermissionAsksForAllUnlessStrictnessIsOff() {
        TestApplication mixed =
                TestApplication.of(Rooms.class, Undeclared.class).withContainerLogin();

        assertEquals(ProblemCode.PERMISSION_MISSING, mixed.problems().get(0).code());
        assertEquals(1, mixed.problems().size());
        assertEquals(2, mixed.strict("false").plan().endpoints().size());
    }

    @Test
    void lifecycleAndUpgradeMethodsNeedNoPermission() {
        assertEquals(1, TestApplication.of(OnlyLife.class).strict("true").plan().controllers());
    }

    @Test
    void rolesCanBeGrantedByAnUpgradeMethod() {
        assertEquals(1, TestApplication.of(Guarded.class).plan().controllers());
    }

    @Test
    void pathWithAGuardMayBeOpenToAllOrigins() {
        assertEquals(
                1, TestApplication.of(Guarded.class).withOriginsOff().plan().controllers());
    }

    private static String allowed(EndpointPlan endpoint, String event) {
        var message = new Envelope.Message(event, null, null, new Payload.Json("null"));
        HandlerPlan handler = ((Route.Found) endpoint.route(message)).handler();
        return handler.allows(MEMBER) + " " + handler.allows(STAFF) + " " + handler.allows(ANN);
    }

    @RolesAllowed({"member", "staff"})
    @WSController("/rooms")
    static class Rooms {
        @OnWSMessage("say")
        void say() {}

        @RolesAllowed("staff")
        @OnWSMessage("clear")
        void clear() {}

        @PermitAll
        @OnWSMessage("look")
        void look() {}

        @DenyAll
        @OnWSMessage("retired")
        void retired() {}
    }

    @RolesAllowed("staff")
    @WSController("/rooms")
    static class StaffOnly {}

    @WSController("/undeclared")
    static class Undeclared {
        @OnWSMessage("say")
        void say() {}
    }

    @RolesAllowed("staff")
    static class Base {
        @OnWSMessage("inherited")
        void inherited() {}
    }

    @WSController("/inherits")
    static class Inherits extends Base {
        @OnWSMessage("own")
        void own() {}
    }

    @RolesAllowed("member")
    @WSController("/overrides")
    static class Overrides extends Base {}

    @RolesAllowed("staff")
    interface ForStaff {}

    @DeclareRoles("auditor")
    @WSController("/implements")
    static class Implements implements ForStaff {}

    @RolesAllowed("**")
    @WSController("/known")
    static class ForTheKnown {}

    @WSController("/life")
    static class OnlyLife {
        @OnWSUpgrade
        boolean admit(UpgradeRequest request) {
            return true;
        }

        @OnWSConnection
        void opened() {}
    }

    @RolesAllowed("member")
    @WSController("/guarded")
    static class Guarded {
        @OnWSUpgrade
        Identity admit() {
            return MEMBER;
        }
    }
}
