// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope of one WebSocket connection: one instance of the bean per connection.
 *
 * <p>Active in all callbacks of the connection. An instance is made once, however many threads ask for it at the same
 * time, and destroyed after the connection's last callback. The scope follows work to another thread only by
 * {@link Connection#executor()} or {@link Connection#wrap(Runnable)}.
 *
 * @since 0.1
 */
@Documented
@Inherited
@NormalScope
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WSConnectionScoped {}
