// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import org.jspecify.annotations.Nullable;

/** Strings as JSON writes them (RFC 8259, section 7), both ways. */
final class JsonStrings {

    private static final String SHORT_ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private JsonStrings() {}

    static boolean isString(String json) {
        return json.length() > 1 && json.charAt(0) == '"';
    }

    /** The value of a well-formed JSON string, given with its quotes. */
    static String unquote(String json) {
        return inside(json, 1, json.length() - 1);
    }

    /** The value of the JSON string that stands at a place of a well-formed text; null where that is no string. */
    static @Nullable String stringAt(String text, int from, int to, Names names) {
        return text.charAt(from) == '"' ? plain(names.at(text, from + 1, to - 1)) : null;
    }

    private static String inside(String text, int from, int to) {
        return plain(text.substring(from, to));
    }

    private static String plain(String inner) {
        return inner.indexOf('\\') < 0 ? inner : unescape(inner);
    }

    /** The JSON string of a value, with its quotes. */
    static String quote(String value) {
        return '"' + quotable(value) + '"';
    }

    /** The same without the quotes; the value itself where nothing in it needs an escape. */
    static String quotable(String value) {
        return isPlain(value) ? value : escaped(value);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || LoneSurrogates.isAt(value, i)) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String value) {
        var json = new StringBuilder(value.length() + 2);
        for (int i = 0; i < value.length(); i++) {
            append(json, value, i);
        }
        return json.toString();
    }

    private static String unescape(String inner) {
        var value = new StringBuilder(inner.length());
        int i = 0;
        while (i < inner.length()) {
            char c = inner.charAt(i);
            if (c != '\\') {
                value.append(c);
                i++;
            } else if (inner.charAt(i + 1) == 'u') {
                value.append((char) Integer.parseInt(inner, i + 2, i + 6, 16));
                i += 6;
            } else {
                value.append(ESCAPED.charAt(SHORT_ESCAPES.indexOf(inner.charAt(i + 1))));
                i += 2;
            }
        }
        return value.toString();
    }

    private static void append(StringBuilder json, String value, int i) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < ' ' && ESCAPED.indexOf(c) >= 0) {
            json.append('\\').append(SHORT_ESCAPES.charAt(ESCAPED.indexOf(c)));
        } else if (c < ' ' || LoneSurrogates.isAt(value, i)) {
            json.append("\\u").append(LoneSurrogates.hex(c));
        } else {
            json.append(c);
        }
    }
}
