// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills one parameter, decided at deployment. */
@FunctionalInterface
interface ArgumentPlan {

    /** Stands where a problem has been reported; the plan that it is in never runs. */
    ArgumentPlan NONE = call -> null;

    /** The value for one call. */
    @Nullable
    Object value(Call call) throws PayloadException;

    /** Why an upgrade cannot fill it; empty where it can, and where the upgrade has no part in it. */
    default Optional<UpgradeMisfit> misfit(Facts upgrade) {
        return Optional.empty();
    }
}
