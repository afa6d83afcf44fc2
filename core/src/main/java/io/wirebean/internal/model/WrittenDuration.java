// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A duration as an annotation has it, with placeholders.
 *
 * @param text empty for none
 */
record WrittenDuration(Kind kind, String text, String place) {

    static final Kind HEARTBEAT = new Kind("heartbeat", SettingKind.DURATION_OR_OFF, ControllerProblems::heartbeat);
    static final Kind RATE = new Kind("rate", SettingKind.DURATION, TopicProblems::rate);

    /**
     * What it is for.
     *
     * @param what in one word
     * @param fault of a text, without its placeholders, and the place
     */
    record Kind(String what, SettingKind values, BiFunction<String, String, Problem> fault) {}

    /** Null where there is none, or none that can be read, which has been reported. */
    @Nullable
    Duration read(ApplicationSource.Configuration configuration, Consumer<Problem> problems) {
        if (text.isEmpty()) {
            return null;
        }
        var resolved = new StringBuilder();
        Optional<String> missing = ControllerPaths.resolve(text, configuration, resolved);
        if (missing.isPresent()) {
            problems.accept(ControllerProblems.placeholderWithoutValue(kind.what(), text, missing.get(), place));
            return null;
        }
        String value = resolved.toString().strip();
        if (kind.values().parse(value) instanceof Duration duration) {
            return duration;
        }
        problems.accept(kind.fault().apply(value, place));
        return null;
    }
}
