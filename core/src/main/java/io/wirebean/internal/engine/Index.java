// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connections by what they have in common; a key is there as long as it has members. */
final class Index<K> {

    private final ConcurrentHashMap<K, Members<K>> byKey = new ConcurrentHashMap<>();

    /** Whether the connection is under the key now; not where that has {@code max} others already. */
    boolean add(K key, LiveConnection connection, int max) {
        Members<K> all = byKey.compute(key, (name, members) -> {
            Members<K> some = members == null ? new Members<>(key) : members;
            if (some.size() < max) {
                some.add(connection);
            }
            return some;
        });
        return all.contains(connection);
    }

    void remove(K key, LiveConnection connection) {
        byKey.computeIfPresent(key, (name, members) -> {
            members.remove(connection);
            return members.size() == 0 ? null : members;
        });
    }

    /** Those under a key now; whoever holds them may see them go empty. Not to be changed. */
    Members<K> members(K key) {
        Members<K> found = byKey.get(key);
        return found == null ? new Members<>(key) : found;
    }

    Set<K> keys() {
        return Set.copyOf(List.copyOf(byKey.keySet()));
    }
}
