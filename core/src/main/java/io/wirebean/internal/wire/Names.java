// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that come again and again, such as the names of events: a message that has one need not make its own. Any thread may
 * use it. What a peer sends takes the place of something else at worst.
 */
final class Names {

    private static final int PLACES = 256;
    private static final int LONGEST = 32;

    /** What was last seen in each place; another thread may see what was there before, which is as good. */
    private final @Nullable String[] seen = new String[PLACES];

    /** The text that stands there. */
    String at(String text, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return text.substring(from, to);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 8) & PLACES - 1;
        String known = seen[place];
        if (known != null && known.length() == length && text.startsWith(known, from)) {
            return known;
        }
        String made = text.substring(from, to);
        seen[place] = made;
        return made;
    }
}
