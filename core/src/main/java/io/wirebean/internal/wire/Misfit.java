// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import io.wirebean.spi.PayloadException;
import jakarta.json.bind.JsonbException;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what JSON-B throws into what a peer may know of it: the place, and a sentence of our own. */
final class Misfit {

    // Yasson tells the place only in its sentences, one property a cause
    private static final Pattern PROPERTY = Pattern.compile("Unable to deserialize property '([^']*)' because of");

    // a chain of causes may be a ring
    private static final int MAX_CAUSES = 32;

    private Misfit() {}

    static PayloadException mustBe(String what) {
        String sentence = "must be " + what;
        return new PayloadException("", sentence, new IllegalArgumentException(sentence));
    }

    static PayloadException of(RuntimeException thrown) {
        var path = new StringJoiner(".");
        String sentence = "does not fit what is expected here";
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof NumberRangeException) {
                sentence = String.valueOf(cause.getMessage());
            } else if (cause instanceof JsonbException) {
                addProperty(path, String.valueOf(cause.getMessage()));
            }
            cause = cause.getCause();
        }
        return new PayloadException(path.toString(), sentence, thrown);
    }

    private static void addProperty(StringJoiner path, String message) {
        Matcher matcher = PROPERTY.matcher(message);
        if (matcher.lookingAt()) {
            path.add(matcher.group(1));
        }
    }
}
