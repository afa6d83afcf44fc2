// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that decides, before the 101, whether a peer may connect to this controller.
 *
 * <p>It is the last guard of the gate. It takes an {@link UpgradeRequest}, the {@link Identity} so far, a
 * {@link java.security.Principal}, and facts of the request by {@link FromPath}, {@link FromQuery}, {@link FromHeader} and
 * {@link FromCookie}. It returns an {@link UpgradeDecision}, a boolean, a Principal, an Identity, an
 * {@link java.util.Optional} of one, or a {@link java.util.concurrent.CompletionStage} of any of these; {@code false}, empty
 * and null refuse: 401 with the challenge where nobody is known yet, else 403. It may throw
 * {@link UpgradeRefusedException}; any other exception is 500 without its text.
 *
 * <p>It runs on a thread of the guards and may block, for at most {@code wirebean.upgrade.timeout} together with the other guards;
 * then it is interrupted and the upgrade refused with 503. No connection is there yet: {@link WSConnectionScoped} beans are
 * not active, and of a {@code @Dependent} controller an instance is made for this call alone.
 *
 * <p>A method that overrides it bears the annotation too, else deployment fails: nobody would decide any more.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSUpgrade {

    /** Those of the controller's paths, as they are written there, that it decides on; empty for all that no other method names. */
    String[] value() default {};

    /** What {@code WWW-Authenticate} says in a 401 that this method does not word itself. */
    String challenge() default "Bearer";
}
