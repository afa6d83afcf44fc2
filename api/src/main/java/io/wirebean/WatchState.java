// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import org.jspecify.annotations.Nullable;

/**
 * What a watcher begins with, and which version of it that is: what an {@link OnWSWatch} method returns where updates are counted.
 *
 * <pre>{@code
 * @OnWSWatch("order/{id}")
 * WatchState watch(@FromPath("id") long id) {
 *     Order order = orders.find(id);
 *     return WatchState.of(order.status(), order.version());
 * }
 *
 * connections.watching("order/" + id).send(Outgoing.of("order-status", order.status()).version(order.version()));
 * }</pre>
 *
 * <p>An update can be published after the state that has it already was read. The watcher then gets state and update: nothing is
 * missing, and the update says again what the state said. Where it may not come twice, both bear a version; an update to the
 * topic, or to one below it, whose version is not above the state's is not delivered to that watcher. Versions of a topic and of
 * all below it are counted together, as by a sequence of a database, or only the topic itself is watched.
 *
 * @param state what the watcher is told; null for none
 * @param version that of the last update that the state has
 * @since 0.1
 */
public record WatchState(@Nullable Object state, long version) {

    /** This state as of this version. */
    public static WatchState of(@Nullable Object state, long version) {
        return new WatchState(state, version);
    }
}
