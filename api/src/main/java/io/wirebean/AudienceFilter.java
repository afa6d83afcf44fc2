// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * A bean that decides which connections belong to an audience; used by its class with {@link Audience#where(Class)}.
 *
 * <pre>{@code
 * @ApplicationScoped
 * class Staff implements AudienceFilter {
 *     public boolean accepts(Connection connection) {
 *         return connection.identity().roles().contains("staff");
 *     }
 * }
 *
 * connections.everyone().where(Staff.class).send("alert", alert);
 * }</pre>
 *
 * <p>Unlike a predicate it has a name, so an audience with it is data as any other. It is asked on the thread that uses the
 * audience, by many threads at once, before anything is sent or closed.
 *
 * <p>Its scope and its interceptors hold on that thread, which is that of the sender and not of the connection in question. A filter
 * that is {@code @RequestScoped} is that of the request or callback which sends; on a thread without one, such as a timer's of the
 * application's own, the audience cannot be used: {@code ContextNotActiveException}, and nothing has happened.
 * {@code @ApplicationScoped} works everywhere. One that is {@code @Dependent} has a single instance for the whole application.
 *
 * <p>Where several beans are of the class that {@code where} names, that of the very class is meant, else the audience cannot be made.
 *
 * @since 0.1
 */
public interface AudienceFilter {

    /** Whether the connection belongs to it. What is thrown comes out where the audience is used; nothing has happened then. */
    boolean accepts(Connection connection);
}
