// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import org.jspecify.annotations.Nullable;

/** Fills one parameter, decided at deployment. */
@FunctionalInterface
interface ArgumentPlan {

    /** Stands where a problem has been reported; the plan that it is in never runs. */
    ArgumentPlan NONE = call -> null;

    /** The value for one call. */
    @Nullable
    Object value(Call call) throws PayloadException;
}
