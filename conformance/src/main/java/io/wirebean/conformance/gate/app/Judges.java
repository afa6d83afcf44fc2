// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.conformance.app.Journal;
import io.wirebean.spi.UpgradeGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Guards that controllers name. */
public final class Judges {

    private Judges() {}

    /** What every judge adds, and where it may be told to stop. */
    static UpgradeDecision judge(Journal journal, UpgradeRequest request, String name, int year) {
        journal.note(
                request.query("key").orElse("none") + " guards",
                name + " sees " + request.identity().name());
        if (request.query("stop").filter(name::equals).isPresent()) {
            return UpgradeDecision.refuse(409).text(name);
        }
        var decision = UpgradeDecision.accept()
                .roles(name)
                .header("X-Judge", name)
                .header("Set-Cookie", name + "=seen; Path=/")
                .expiresAt(Instant.parse(year + "-01-01T00:00:00Z"));
        return request.query(name)
                .map(user -> request.query("replacing").isPresent()
                        ? decision.as(user).replacing()
                        : decision.as(user))
                .orElse(decision);
    }

    /** The first that is named. */
    @Watched
    @ApplicationScoped
    public static class First implements UpgradeGuard {

        @Inject
        Journal journal;

        @Override
        public UpgradeDecision decide(UpgradeRequest request) {
            UpgradeDecision decision = judge(journal, request, "first", 2101);
            return decision.isRefusal() ? decision : decision.attribute(Who.TRAIL, "first");
        }
    }

    /** The second that is named. */
    @ApplicationScoped
    public static class Second implements UpgradeGuard {

        @Inject
        Journal journal;

        @Override
        public UpgradeDecision decide(UpgradeRequest request) {
            UpgradeDecision decision = judge(journal, request, "second", 2100);
            return decision.isRefusal() ? decision : decision.attribute(Who.DEPTH, 2);
        }
    }

    /** Wants the query parameter {@code left}. */
    @ApplicationScoped
    public static class Left implements UpgradeGuard {

        @Override
        public Boolean decide(UpgradeRequest request) {
            return request.query("left").isPresent();
        }

        @Override
        public String challenge() {
            return "Left";
        }
    }

    /** Wants the query parameter {@code right}. */
    @ApplicationScoped
    public static class Right implements UpgradeGuard {

        @Override
        public Boolean decide(UpgradeRequest request) {
            return request.query("right").isPresent();
        }

        @Override
        public String challenge() {
            return "Right";
        }
    }
}
