// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.login;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.conformance.app.Journal;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Controllers for those who have logged in. */
public final class LoginControllers {

    private LoginControllers() {}

    /** What both do. */
    public static class Noting {

        @Inject
        Journal journal;

        @Inject
        Principal principal;

        @OnWSConnection
        void opened(Connection me) {
            journal.note(me, "opened");
        }

        /** The name, in three ways, and the roles. */
        @PermitAll
        @OnWSMessage("who")
        List<String> who(Connection me, Identity identity) {
            journal.note(me, "who");
            return Stream.concat(
                            Stream.of(identity.name(), principal.getName()),
                            identity.roles().stream().sorted())
                    .toList();
        }

        @OnWSDisconnection
        void closed(Connection me, CloseReason why) {
            journal.note(me, "closed " + why.code());
        }
    }

    /** Behind the server's login. */
    @RolesAllowed("member")
    @WSController("/secured/me")
    public static class Secured extends Noting {

        @RolesAllowed("chief")
        @OnWSMessage("chief")
        String chief() {
            return "chief";
        }
    }

    /** Refuses, and tells what a guard sees of the server's login. */
    @WSController("/secured/sight")
    public static class Sight extends Noting {

        @OnWSUpgrade
        UpgradeDecision tell(UpgradeRequest request) {
            Identity identity = request.identity();
            return UpgradeDecision.refuse(409)
                    .text(identity.name() + " "
                            + request.principal().map(Principal::getName).orElse("nobody") + " "
                            + identity.roles().stream().sorted().toList() + " chief:" + request.isCallerInRole("chief")
                            + " session:"
                            + request.session()
                                    .flatMap(session -> session.attribute("user"))
                                    .orElse("none"));
        }
    }

    /** For whom the HTTP session names. */
    @WSController("/tab")
    public static class Tab extends Noting {

        @OnWSUpgrade
        Optional<Identity> admit(UpgradeRequest request) {
            return request.session()
                    .flatMap(session -> session.attribute("user"))
                    .map(user -> Identity.of((String) user).build());
        }
    }

    /** For everybody. */
    @WSController("/anybody")
    public static class Anybody extends Noting {}
}
