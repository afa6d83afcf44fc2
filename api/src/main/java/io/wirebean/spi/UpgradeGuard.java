// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import io.wirebean.UpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers: may this peer come in?
 *
 * <p>A bean that bears {@link jakarta.annotation.Priority} judges every upgrade that {@link #appliesTo} says it judges, the
 * smallest priority first; any bean judges the upgrades to the controllers that name it by {@link io.wirebean.Guarded}. A
 * guard that is neither global nor named stops deployment. It is called through its contextual reference, so interceptors
 * hold, on a thread of the guards, where it may block, with a request scope of its own.
 *
 * @since 0.1
 */
public interface UpgradeGuard {

    /**
     * Decides on an upgrade.
     *
     * @return an {@link io.wirebean.UpgradeDecision}, a Boolean, a {@link java.security.Principal}, an
     *     {@link io.wirebean.Identity}, an {@link java.util.Optional} of one, or a
     *     {@link java.util.concurrent.CompletionStage} of any of these; implementations narrow the type. False, empty and null
     *     refuse: 401 with the challenge where nobody is known yet, else 403
     * @throws io.wirebean.UpgradeRefusedException to refuse; any other exception is 500 without its text
     */
    @Nullable
    Object decide(UpgradeRequest request) throws Exception;

    /**
     * Whether it judges upgrades to this controller on this path, as written there with variables. Asked once, at
     * deployment, and only of a global guard.
     */
    default boolean appliesTo(Class<?> controller, String path) {
        return true;
    }

    /** What {@code WWW-Authenticate} says in a 401 that the guard does not word itself (RFC 9110, section 11.6.1). */
    default String challenge() {
        return "Bearer";
    }
}
