// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * A set of connections for which a member costs a few bytes, and which is looked at more often than it changes. Any thread may
 * use it; its lock is held for moments only.
 */
final class Members<K> {

    private static final LiveConnection[] NONE = {};

    /** By hash, the next free place after that where it is taken; a power of two, and never full. */
    private @Nullable LiveConnection[] table = new LiveConnection[2];

    private final K key;
    private int size;

    /** All of them, in no order; null since the last change. */
    private LiveConnection @Nullable [] all;

    Members(K key) {
        this.key = key;
    }

    /** What they have in common. */
    K key() {
        return key;
    }

    synchronized int size() {
        return size;
    }

    synchronized boolean contains(LiveConnection member) {
        return table[placeOf(member)] == member;
    }

    /** Whether it was not in it before. */
    synchronized boolean add(LiveConnection member) {
        int place = placeOf(member);
        if (table[place] == member) {
            return false;
        }
        table[place] = member;
        size++;
        all = null;
        if (4 * size > 3 * table.length) {
            resize(2 * table.length);
        }
        return true;
    }

    /** Whether it was in it. */
    synchronized boolean remove(LiveConnection member) {
        int place = placeOf(member);
        if (table[place] != member) {
            return false;
        }
        closeGap(place);
        size--;
        all = null;
        if (table.length > 16 && 8 * size < table.length) {
            resize(table.length / 4);
        }
        return true;
    }

    /** All at this moment; not to be changed. */
    synchronized LiveConnection[] all() {
        LiveConnection[] known = all;
        if (known == null) {
            known = size == 0 ? NONE : new LiveConnection[size];
            int next = 0;
            for (LiveConnection member : table) {
                if (member != null) {
                    known[next++] = member;
                }
            }
            all = known;
        }
        return known;
    }

    /** Where it is, or where it would be. */
    private int placeOf(LiveConnection member) {
        int place = home(member);
        while (table[place] != null && table[place] != member) {
            place = next(place);
        }
        return place;
    }

    /** Moves those up that were put further on because the place was taken. */
    private void closeGap(int at) {
        int gap = at;
        table[gap] = null;
        for (int place = next(gap); ; place = next(place)) {
            LiveConnection moved = table[place];
            if (moved == null) {
                return;
            }
            int home = home(moved);
            boolean reachesGap = gap <= place ? home <= gap || home > place : home <= gap && home > place;
            if (reachesGap) {
                table[gap] = moved;
                table[place] = null;
                gap = place;
            }
        }
    }

    private void resize(int length) {
        @Nullable LiveConnection[] before = table;
        table = new LiveConnection[length];
        for (LiveConnection member : before) {
            if (member != null) {
                table[placeOf(member)] = member;
            }
        }
    }

    private int home(LiveConnection member) {
        int hash = System.identityHashCode(member) * 0x9E3779B9;
        return (hash >>> 16 ^ hash) & table.length - 1;
    }

    private int next(int place) {
        return place + 1 & table.length - 1;
    }
}
