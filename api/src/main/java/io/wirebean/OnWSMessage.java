// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that handles one kind of message.
 *
 * <p>Messages of one connection are handled one at a time in the order received; a handler that returns a
 * {@link java.util.concurrent.CompletionStage} is finished when the stage is. What it returns is the reply to a message
 * with an id, and an event of the same name for one without; null and void send nothing, or {@code "data":null} where an
 * id asks for an acknowledgement.
 *
 * <p>The one parameter that nothing else fills is the payload. A payload that is absent or null is an empty
 * {@code Optional}, or null for a parameter that bears an annotation named {@code Nullable}; for any other it is a
 * {@code VALIDATION_ERROR}, and the handler is not called.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSMessage {

    /** The event; empty takes whole messages, which makes it the only message handler of its controller. */
    String value() default "";

    /**
     * Refines the event by the path that the message carries, with {@code {variables}} and, at the end, {@code *} for
     * the rest. Empty takes messages of this event that carry no path.
     */
    String path() default "";
}
