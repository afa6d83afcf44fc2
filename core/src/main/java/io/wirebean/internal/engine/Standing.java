// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.internal.engine.Expiries.Deadline;
import io.wirebean.internal.model.Settings;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who one connection is, from its opening to its end. What is held now is one field, so that whoever looks finds the
 * connection under one user and never under two; the indexes and the deadline follow it under a lock.
 */
final class Standing {

    private final LiveConnection connection;
    private final Registry registry;
    private final Expiries expiries;
    private final News news;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Holder holder;
    private volatile boolean entered;
    private boolean ended;
    private @Nullable Deadline deadline;

    Standing(LiveConnection connection, Identity first, News news) {
        this.connection = connection;
        this.registry = connection.engine().registry();
        this.expiries = connection.engine().expiries();
        this.news = news;
        this.holder = Holder.of(first);
    }

    Holder holder() {
        return holder;
    }

    /** Whether it was let in: only then do its callbacks and observers ever hear of it. */
    boolean hasEntered() {
        return entered;
    }

    /** Makes the connection known, or says why it is closed instead; then nothing of it is known. */
    @Nullable
    CloseReason enter(Settings.Caps caps) {
        Holder first = holder;
        if (expiries.isPast(first)) {
            return expired();
        }
        lock.lock();
        try {
            CloseReason full = registry.add(connection, caps);
            if (full == null) {
                entered = true;
                deadline = expiries.add(connection, first);
            }
            return full;
        } finally {
            lock.unlock();
        }
    }

    /** Holds another identity from now on; false, and nothing, on a connection that has ended. */
    boolean replace(Identity identity) {
        Holder next = Holder.of(identity);
        lock.lock();
        try {
            if (ended || !entered) {
                return false;
            }
            registry.enterUser(next.user(), connection, Integer.MAX_VALUE);
            hold(next);
        } finally {
            lock.unlock();
        }
        news.tell();
        connection.decideWatchesAnew();
        closeIfPast(next);
        return true;
    }

    /** Holds what the peer's new token says, if it is the same user or the first one that is known. */
    Renewed renew(Identity identity, int maxPerUser) {
        Holder next = Holder.of(identity);
        if (expiries.isPast(next)) {
            return Renewed.EXPIRED;
        }
        lock.lock();
        try {
            String user = holder.user();
            if (ended) {
                return Renewed.ENDED;
            }
            if (user != null && !user.equals(next.user())) {
                return Renewed.ANOTHER_USER;
            }
            if (user == null && !registry.enterUser(next.user(), connection, maxPerUser)) {
                return Renewed.TOO_MANY;
            }
            hold(next);
        } finally {
            lock.unlock();
        }
        news.tell();
        connection.decideWatchesAnew();
        return Renewed.DONE;
    }

    /** The deadline has passed: closes, unless a newer identity has replaced it. */
    void expire(Deadline passed) {
        lock.lock();
        try {
            if (deadline != passed) {
                return;
            }
            // a token that comes now is too late: its sender would be told that it is renewed, and be closed
            ended = true;
        } finally {
            lock.unlock();
        }
        connection.closeBy(expired());
    }

    /** The connection can no longer be found, and nothing about it changes any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            if (entered) {
                registry.remove(connection, holder.user());
                expiries.remove(deadline);
                deadline = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** To be called under the lock, when the connection is in the index of the next user already. */
    private void hold(Holder next) {
        Holder before = holder;
        holder = next;
        if (before.user() != null && !before.user().equals(next.user())) {
            registry.leaveUser(before.user(), connection);
        }
        expiries.remove(deadline);
        deadline = expiries.add(connection, next);
        var change = new IdentityChanged(connection, before.identity(), next.identity());
        news.add(() -> connection.engine().parts().events().changed(change));
    }

    private void closeIfPast(Holder next) {
        if (expiries.isPast(next)) {
            connection.closeBy(expired());
        }
    }

    private static CloseReason expired() {
        return new CloseReason(CloseCodes.EXPIRED, "expired", Initiator.WIREBEAN);
    }

    /** What has become of a new token. */
    enum Renewed {
        DONE,
        ENDED,
        EXPIRED,
        ANOTHER_USER,
        TOO_MANY
    }
}
