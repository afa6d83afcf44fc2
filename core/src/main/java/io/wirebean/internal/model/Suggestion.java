// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.wire.Spelling;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for what was probably meant. */
final class Suggestion {

    private static final int MAX_NAMED = 10;

    private Suggestion() {}

    /** {@code did you mean "room"?}, else {@code there are "room", "id"}, else {@code none}. */
    static String of(String wrong, Collection<String> right, String none) {
        if (right.isEmpty()) {
            return none;
        }
        Optional<String> nearest = Spelling.nearest(wrong, right);
        return nearest.map(word -> "did you mean \"" + word + "\"?").orElseGet(() -> "there are " + quoted(right));
    }

    private static String quoted(Collection<String> words) {
        String quoted = words.stream()
                .sorted()
                .limit(MAX_NAMED)
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "));
        return words.size() > MAX_NAMED ? quoted + " and " + (words.size() - MAX_NAMED) + " more" : quoted;
    }
}
