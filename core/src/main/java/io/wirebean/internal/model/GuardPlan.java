// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.UpgradeRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One judge of the upgrades to an endpoint: a guard bean, or a controller's {@code @OnWSUpgrade} method. */
public interface GuardPlan {

    /** {@code com.acme.Members} or {@code com.acme.ChatController#admit(UpgradeRequest)}, for logs. */
    String place();

    /** What {@code WWW-Authenticate} says where it refuses without words of its own. */
    String challenge();

    /** Why an upgrade cannot fill its parameters; empty where it can. */
    default Optional<UpgradeMisfit> misfit(Handshake handshake) {
        return Optional.empty();
    }

    /**
     * Calls the application's code on this thread.
     *
     * @return as it was returned: a decision, one of the shorter answers, or a stage of one
     * @throws Throwable what the code throws, unwrapped
     */
    @Nullable
    Object decide(UpgradeRequest request) throws Throwable;
}
