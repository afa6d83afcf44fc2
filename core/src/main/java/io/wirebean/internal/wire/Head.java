// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.EnumMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a JSON object has found.
 *
 * @param members the members of the head, each as it stands in the text
 * @param repeated those that stand there more than once
 * @param depth how deep objects and arrays nest, the object itself being 1
 * @param size how many members and elements there are on all levels
 */
record Head(EnumMap<HeadMember, String> members, Set<HeadMember> repeated, int depth, int size) {

    @Nullable
    String raw(HeadMember member) {
        return members.get(member);
    }

    /** The member that has decided the form. */
    String leading(HeadMember member) {
        return Objects.requireNonNull(raw(member));
    }
}
