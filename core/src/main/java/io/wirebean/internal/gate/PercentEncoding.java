// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decodes paths and queries once, after they were split (RFC 3986, section 2.4), as UTF-8. */
final class PercentEncoding {

    private PercentEncoding() {}

    /** The decoded segments of a path, path parameters ({@code ;jsessionid=…}) cut off. */
    static List<String> pathSegments(String rawPath) {
        var segments = new ArrayList<String>();
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        for (String segment : path.split("/", -1)) {
            int parameters = segment.indexOf(';');
            segments.add(decode(parameters < 0 ? segment : segment.substring(0, parameters), false));
        }
        return segments;
    }

    /** The decoded parameters of a query in the order sent, {@code +} read as a space as HTML forms write it. */
    static Map<String, List<String>> query(@Nullable String rawQuery) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (rawQuery == null || rawQuery.isEmpty()) {
            return Map.of();
        }
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            parameters.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
        }
        parameters.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(parameters);
    }

    /** The query without these parameters, all else as the client wrote it. */
    static String without(@Nullable String rawQuery, Set<String> parameters) {
        return Arrays.stream(rawQuery == null ? new String[0] : rawQuery.split("&"))
                .filter(pair -> !parameters.contains(decode(pair.split("=", 2)[0], true)))
                .collect(Collectors.joining("&"));
    }

    /** The values of these parameters as the client wrote them. */
    static List<String> rawValues(@Nullable String rawQuery, Set<String> parameters) {
        return Arrays.stream(rawQuery == null ? new String[0] : rawQuery.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && parameters.contains(decode(pair[0], true)))
                .map(pair -> pair[1])
                .toList();
    }

    private static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hexByte(text, i + 1));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.write(' ');
            } else {
                i = copy(text, i, bytes);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int copy(String text, int index, ByteArrayOutputStream bytes) {
        int codePoint = text.codePointAt(index);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        return index + Character.charCount(codePoint) - 1;
    }

    private static int hexByte(String text, int start) {
        if (start + 2 > text.length()) {
            throw new IllegalArgumentException("a % is not followed by two hexadecimal digits");
        }
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("a % is not followed by two hexadecimal digits");
        }
        return high << 4 | low;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("percent-encoded bytes are not UTF-8", e);
        }
    }
}
