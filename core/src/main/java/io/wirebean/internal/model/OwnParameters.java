// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * Plans the parameters that only some methods can take: those of a call of a connection, or those of an upgrade.
 *
 * @param <C> what the methods are filled from
 */
interface OwnParameters<C extends PeerFacts> {

    /** How a parameter is filled that is known by its type; null where the type says nothing. */
    @Nullable
    ArgumentPlan<? super C> byType(ParameterDescription parameter);

    /** How a parameter is filled that asks for a part of the payload. */
    ArgumentPlan<? super C> member(ParameterDescription parameter, From from);

    /** How a parameter is filled that neither an annotation nor its type tells of. */
    ArgumentPlan<? super C> remaining(ParameterDescription parameter);
}
