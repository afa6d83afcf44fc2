// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.conformance.app.Journal;
import io.wirebean.spi.UpgradeGuard;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Believes what the request says of itself. */
@Priority(10)
@ApplicationScoped
public class KnownGuard implements UpgradeGuard {

    @Inject
    Journal journal;

    @Override
    public UpgradeDecision decide(UpgradeRequest request) {
        request.query("key").ifPresent(key -> journal.note(key + " guards", "global"));
        return request.header("X-User")
                .map(user -> UpgradeDecision.accept()
                        .as(user)
                        .roles(request.header("X-Roles").orElse("user").split(",")))
                .map(decision ->
                        request.header("X-Device").map(decision::device).orElse(decision))
                .orElse(UpgradeDecision.accept());
    }

    @Override
    public boolean appliesTo(Class<?> controller, String path) {
        return !path.startsWith("/login");
    }
}
