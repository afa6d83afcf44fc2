// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.WSController;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import org.junit.jupiter.api.Test;

class PermissionProblemsTest {

    @Test
    void twoPermissionsInOnePlaceAreReported() {
        Golden.assertReport("two-permissions", Undecided.class);
    }

    @Test
    void permissionsThatDoNothingAreReported() {
        Golden.assertReport(
                "permission-misplaced",
                TestApplication.of(Misplaced.class).withOther(Everywhere.class).problems());
    }

    @Test
    void messageHandlersWithoutPermissionAreReportedTogether() {
        Golden.assertReport("permission-missing", HalfDeclared.class, Undeclared.class);
    }

    @Test
    void strictnessThatIsConfiguredNeedsNoExample() {
        Golden.assertReport(
                "permission-missing-strict",
                TestApplication.of(Undeclared.class).strict("true").problems());
    }

    @Test
    void rolesThatNobodyCanGrantAreReported() {
        Golden.assertReport("role-never-granted", Staff.class, Hall.class);
    }

    @Test
    void pathsThatAreOpenToAllOriginsAreReported() {
        Golden.assertReport(
                "open-to-all-origins",
                TestApplication.of(Undeclared.class, Hall.class)
                        .strict("false")
                        .withContainerLogin()
                        .withOriginsOff()
                        .problems());
    }

    @Test
    void rolesOnAnEnterpriseBeanAreReported() {
        Golden.assertReport(
                "ejb-roles",
                TestApplication.of(Enterprise.class).withContainerLogin().problems());
    }

    @PermitAll
    @DenyAll
    @WSController("/undecided")
    static class Undecided {
        @PermitAll
        @RolesAllowed("staff")
        @OnWSMessage("say")
        void say() {}

        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }

    @PermitAll
    @WSController("/misplaced")
    static class Misplaced {
        @RolesAllowed("staff")
        @OnWSUpgrade
        boolean admit() {
            return true;
        }

        @PermitAll
        @OnWSDisconnection
        void closed() {}

        @DenyAll
        @OnWSError
        void failed(IllegalStateException failure) {}

        @DenyAll
        @OnWSMessage("both")
        @OnWSConnection
        void both() {}
    }

    static class Everywhere {
        @DenyAll
        @OnWSError(global = true)
        void failed(Exception failure) {}
    }

    @WSController("/half")
    static class HalfDeclared {
        @OnWSConnection
        void opened() {}

        @PermitAll
        @OnWSMessage("open")
        void open() {}

        @OnWSMessage("forgotten")
        void forgotten() {}
    }

    @WSController("/undeclared")
    static class Undeclared {
        @OnWSMessage("say")
        void say() {}
    }

    @RolesAllowed("staff")
    @WSController({"/staff", "/team"})
    static class Staff {
        @RolesAllowed("boss")
        @OnWSMessage("dismiss")
        void dismiss() {}
    }

    @PermitAll
    @WSController("/hall")
    static class Hall {
        @OnWSMessage("look")
        void look() {}
    }

    @Stateless
    @RolesAllowed("staff")
    @WSController("/enterprise")
    static class Enterprise {
        @RolesAllowed("boss")
        @OnWSMessage("dismiss")
        void dismiss() {}
    }
}
