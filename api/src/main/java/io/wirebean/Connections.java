// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Optional;
import java.util.Set;

/**
 * The open connections of this application; inject it anywhere.
 *
 * <p>A connection is found from before its {@link OnWSConnection} method is called until the moment it ends.
 *
 * @since 0.1
 */
public interface Connections {

    /** All connections. */
    Audience everyone();

    /** The members of a room; of none, nobody. */
    Audience room(String room);

    /** The connections of a user, by the name of the principal; nobody is found as anonymous. */
    Audience user(String name);

    /** The connections of one of a user's devices. */
    Audience device(String user, String device);

    /** The connections of a controller. */
    default Audience of(Class<?> controller) {
        return everyone().of(controller);
    }

    /** The connection of this id. */
    Optional<Connection> find(String id);

    /** How many connections are open. */
    int count();

    /** The rooms that have members. */
    Set<String> rooms();
}
