// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills one parameter, decided at deployment.
 *
 * @param <F> what it has to know of a call
 */
@FunctionalInterface
interface ArgumentPlan<F extends Facts> {

    /** Stands where a problem has been reported; the plan that it is in never runs. */
    ArgumentPlan<Facts> NONE = call -> null;

    /** The value for one call. */
    @Nullable
    Object value(F call) throws PayloadException;

    /** Why an upgrade cannot fill it; empty where it can, and where the upgrade has no part in it. */
    default Optional<UpgradeMisfit> misfit(Facts upgrade) {
        return Optional.empty();
    }
}
