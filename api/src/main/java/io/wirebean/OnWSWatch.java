// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that decides who may watch a topic, and what a watcher begins with.
 *
 * <pre>{@code
 * @OnWSWatch("order/{id}")
 * OrderState watch(@FromPath("id") long id, Identity who) {
 *     return orders.of(id, who).orElseThrow(WatchRefusedException::new);
 * }
 *
 * connections.watching("order/42").send("order-status", state);
 * }</pre>
 *
 * <p>A peer asks with {@code {"watch":"order/42","id":1}}. A topic is made of segments; who watches {@code order} also gets what
 * goes to {@code order/42}, so the method for {@code order} decides about all of that. A topic that no method takes is denied.
 *
 * <p>Permissions hold as on a message handler. What the method returns is the reply to the peer; void and null are a yes without a
 * state, and a {@link java.util.concurrent.CompletionStage} decides when it completes. {@link WatchRefusedException} or any other
 * failure is a no, told to the asking connection alone. Updates that are published from the moment before the method is called
 * follow the state, in their order: none is missing. One that the state has already may follow all the same; {@link WatchState}
 * says how to avoid that.
 *
 * <p>It runs in the order of the connection's messages, on a controller that is {@link Concurrent} too: the next one waits for its
 * answer. It is called again, for its decision alone, when the connection's identity has changed: a watch that is refused then ends,
 * and the peer is told. It may take what a message handler takes, but for a payload; {@link FromPath} also gives the topic's
 * variables.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSWatch {

    /** The topic, with {@code {variables}} that take one segment and, at the end, {@code {rest:*}} that takes all that is left. */
    String value();

    /**
     * Whether only the latest update of each event and topic matters: a later one takes the place of what still waits for a
     * watcher ({@link Overflow#LATEST}), unless it is sent with a policy of its own. The latest is the last that was sent, whatever
     * its version: who publishes on several threads counts and sends under one lock.
     */
    boolean latest() default false;

    /**
     * How long there is at least from one time that updates go to a watcher to the next, such as {@code "100ms"}; of what comes
     * meanwhile the latest of each event and topic waits, and all of these go then. It begins with the state and what has waited for
     * that. It means {@link #latest}. {@code ${config.key:default}} is replaced at deployment. Empty for no such rate.
     */
    String every() default "";
}
