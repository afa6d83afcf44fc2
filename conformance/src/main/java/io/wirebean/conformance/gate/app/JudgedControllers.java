// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import jakarta.annotation.security.PermitAll;

/** Controllers with several guards. */
public final class JudgedControllers {

    private JudgedControllers() {}

    /** Judged by the global guard, by two that it names, and by itself. */
    @Guarded({Judges.First.class, Judges.Second.class})
    @WSController(
            value = "/judged",
            subprotocols = {"v1", "v2"})
    public static class Judged extends Answering {

        @Watched
        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            var decision = Judges.judge(journal, request, "third", 2102);
            return request.query("speak").map(decision::subprotocol).orElse(decision);
        }
    }

    /** One of two on a path. */
    @Guarded(Judges.Left.class)
    @WSController("/shared")
    public static class SharedLeft extends Answering {}

    /** The other. */
    @PermitAll
    @Guarded(Judges.Right.class)
    @WSController("/shared")
    public static class SharedRight {

        @OnWSMessage("right")
        String right() {
            return "right";
        }
    }
}
