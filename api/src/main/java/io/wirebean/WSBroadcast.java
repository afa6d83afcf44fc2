// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends what an {@link OnWSMessage} handler returns to many connections instead of the caller alone.
 *
 * <p>A message with an id is then acknowledged with {@code "data":null}, queued behind the caller's own copy. null is
 * sent to nobody. It acts on messages only: the same method called from Java or REST broadcasts nothing.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WSBroadcast {

    /** The event under which it is sent; the handler's own by default. */
    String event() default "";

    /**
     * The room that gets it, with {@code {variables}} of the message's or the connection's path. One of room, user and topic may be
     * given; all connections of the controller by default.
     */
    String room() default "";

    /** The user whose connections get it, of all controllers, with variables as {@link #room}. */
    String user() default "";

    /**
     * The topic whose watchers get it, with variables as {@link #room}; they are told the topic with it. A peer
     * that fills it with more than 1024 characters, or with an empty segment, is told {@code VALIDATION_ERROR}.
     */
    String topic() default "";

    /** Whether the connection that sent the message is left out. */
    boolean exceptSender() default false;
}
