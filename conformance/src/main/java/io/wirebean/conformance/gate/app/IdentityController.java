// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Connection;
import io.wirebean.FromQuery;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.WSController;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;

/** Says who the peer is in every way, and makes it somebody else. */
@PermitAll
@WSController("/identity")
public class IdentityController extends Answering {

    @Inject
    Badge badge;

    @OnWSUpgrade
    UpgradeDecision admit(
            @FromQuery("member") Optional<String> member,
            @FromQuery(value = "level", orElse = "0") int level,
            @FromQuery("ms") Optional<Long> lifetime) {
        var decision = member.map(name -> UpgradeDecision.accept().as(new Member(name, level)))
                .orElse(UpgradeDecision.accept());
        return lifetime.map(millis -> decision.expiresIn(Duration.ofMillis(millis)))
                .orElse(decision);
    }

    @Override
    @OnWSConnection
    void opened(Connection me) {
        super.opened(me);
        journal.note(me, "badge " + badge.text());
    }

    @OnWSMessage("parameters")
    String parameters(Identity identity, Principal principal, Connection me) {
        return identity.name() + " " + principal.getName() + " " + me.identity().name() + " "
                + me.principal().getName();
    }

    @OnWSMessage("level")
    int level(Member member) {
        return member.level();
    }

    @OnWSMessage("injected")
    String injected() {
        return badge.text();
    }

    @OnWSMessage("gain")
    void gain(String role, Connection me) {
        me.replaceIdentity(me.identity().toBuilder().roles(role).build());
    }

    @OnWSMessage("lose")
    void lose(String role, Connection me) {
        me.replaceIdentity(me.identity().toBuilder().withoutRole(role).build());
    }

    @OnWSMessage("become")
    void become(String name, Connection me) {
        me.replaceIdentity(Identity.of(name).build());
    }

    @OnWSMessage("live")
    void live(long millis, Connection me) {
        me.replaceIdentity(
                me.identity().toBuilder().expiresIn(Duration.ofMillis(millis)).build());
    }

    @RolesAllowed("chief")
    @OnWSMessage("chief")
    String chief() {
        return "chief";
    }
}
