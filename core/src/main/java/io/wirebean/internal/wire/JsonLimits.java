// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * How much structure one JSON message may have.
 *
 * @param maxDepth how deep objects and arrays nest, the outermost being 1
 * @param maxMembers how many members and elements all objects and arrays have together
 */
public record JsonLimits(int maxDepth, int maxMembers) {

    /** What holds where nothing is configured. */
    public static final JsonLimits DEFAULTS = new JsonLimits(64, 10_000);

    /** One sentence for the peer on the limit that is passed; null where none is. */
    @Nullable
    String passedBy(int depth, int members) {
        if (depth > maxDepth) {
            return "the message nests " + depth + " deep, the limit is " + maxDepth;
        }
        if (members > maxMembers) {
            return "the message has " + members + " members and elements, the limit is " + maxMembers;
        }
        return null;
    }
}
