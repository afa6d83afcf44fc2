// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.engine.Broadcast.Receiver;
import io.wirebean.internal.model.Topic;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param topics those whose watchers are sent to
 * @param named what it names to the peer; null for nothing
 * @param certain whether a connection belongs to those it is sent to now, and not just if it is allowed what it has asked for
 */
record About(List<Topic> topics, @Nullable Topic named, Predicate<LiveConnection> certain) {

    /** By which of its watches a connection gets it; null where it does not get it after all. */
    @Nullable
    Receiver receiver(LiveConnection connection) {
        Watches watches = connection.watching();
        Watch nearest = named == null ? null : watches.covering(named);
        Watch begun = null;
        Watch beginner = null;
        boolean allBegun = true;
        for (Topic topic : topics) {
            Watch watch = named != null && named.equals(topic) ? nearest : watches.covering(topic);
            if (watch != null && watch.hasBegun()) {
                begun = begun == null ? watch : begun;
            } else {
                beginner = watch == null ? beginner : watch;
                allBegun = false;
            }
        }
        // who has only asked may be refused, and may have been since it was found: it is nobody's receiver until it is
        // allowed
        if (!allBegun && !certain.test(connection)) {
            return beginner == null ? null : new Receiver(connection, beginner, named, false);
        }
        Watch any = begun == null ? beginner : begun;
        return new Receiver(connection, nearest == null ? any : nearest, named, true);
    }
}
