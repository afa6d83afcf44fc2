// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Collection;
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

    /**
     * Those who watch a topic, or one above it: what goes to {@code order/42} also gets to who watches {@code order}, once. A
     * message that is sent to it bears the topic on the wire.
     *
     * @param topic segments that are not empty, between slashes
     * @throws IllegalArgumentException if it is no topic
     */
    Audience watching(String topic);

    /** The connections of these ids; an id of no open connection is nobody's. */
    Audience ids(Collection<String> ids);

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

    /** The topics that are watched, or asked for and not decided yet. */
    Set<String> topics();
}
