// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies an injected {@link Audience} by its topic, into any bean.
 *
 * <pre>{@code
 * @Inject @Topic("prices") Audience prices;
 * }</pre>
 *
 * <p>A bean that is passivated takes {@link Connections} in its place: an audience does not outlive that. What is no topic, or has
 * variables, stops the deployment.
 *
 * @since 0.1
 */
@Qualifier
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {

    /** The topic: who watches it, or one above it, gets what is sent. */
    @Nonbinding
    String value();
}
