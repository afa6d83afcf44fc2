// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Half characters: JSON can escape them, but they have no UTF-8, and a text frame that is not UTF-8 ends connections. */
final class LoneSurrogates {

    // a pattern reads whole characters: what is left as a surrogate has no other half
    private static final Pattern LONE = Pattern.compile("\\p{Cs}");

    private LoneSurrogates() {}

    static boolean isAt(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** JSON with each of them escaped, so that the value stays what it was. */
    static String escapedIn(String json) {
        return replaced(json, half -> "\\\\u" + hex(half.group().charAt(0)));
    }

    /** Text with U+FFFD in place of each, as in every decoder. */
    static String replacedIn(String text) {
        return replaced(text, half -> "\uFFFD");
    }

    static String hex(char c) {
        return String.format("%04x", (int) c);
    }

    private static String replaced(String text, Function<MatchResult, String> replacement) {
        for (int i = 0; i < text.length(); i++) {
            if (isAt(text, i)) {
                return LONE.matcher(text).replaceAll(replacement);
            }
        }
        return text;
    }
}
