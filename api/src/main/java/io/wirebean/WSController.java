// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a CDI bean the controller of one or more WebSocket paths.
 *
 * <pre>{@code
 * @WSController("/chat/{room}")
 * public class ChatController {
 *
 *     @Inject Connections connections;
 *
 *     @OnWSConnection
 *     void joined(Connection me, @FromPath("room") String room) {
 *         me.join(room);
 *     }
 *
 *     @OnWSMessage("say")
 *     @WSBroadcast(event = "said", room = "{room}")
 *     Said say(Say say) {
 *         return new Said(say.text());
 *     }
 * }
 * }</pre>
 *
 * <p>The bean is {@link ApplicationScoped} unless it declares another scope: {@code @Dependent} gives one instance per
 * connection, {@code @RequestScoped} one per callback. Its handlers are called through the contextual reference, so
 * interceptors hold; they may be package-private or protected, not private, static or final.
 *
 * @since 0.1
 */
@Documented
@Stereotype
@ApplicationScoped
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WSController {

    /**
     * The paths below the application's context path, each with {@code {variables}} that take one segment and, at the
     * end, {@code {rest:*}} that takes all that is left (at most 16 segments). {@code ${config.key:default}} is
     * replaced at deployment. A missing leading slash is added; the default is {@code "/"}.
     */
    String[] value() default {"/"};

    /** The name of the wire format; {@code "json"} by default, {@code "raw"} for whole messages. */
    String format() default "json";

    /** Whether a token may come in the query, as by {@code wirebean.upgrade.token-in-query}: it stands in access logs then. */
    boolean tokenInQuery() default false;

    /** Subprotocols (RFC 6455, section 1.9) that this controller speaks; the client's first that is listed here is chosen. */
    String[] subprotocols() default {};

    /**
     * The largest message of its peers in bytes, of UTF-8 where it is text, in place of
     * {@code wirebean.inbound.max-message-bytes}; 0 for that. A larger one closes its connection with 1009. Controllers that share
     * a path and name a size name the same, else deployment fails, as for a size below 0.
     */
    int maxMessageBytes() default 0;

    /**
     * How often its peers are asked for a sign of life, in place of {@code wirebean.heartbeat.interval}: {@code "10s"},
     * {@code "off"}; {@code ${config.key:default}} is replaced at deployment. Empty for that. Who gives none is closed with 1001.
     * Controllers that share a path and are not empty say the same, else deployment fails, as for what cannot be read.
     */
    String heartbeat() default "";
}
