// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes random JSON objects, well-formed or broken in a few places, the same ones for the same seed. */
final class RandomJson {

    private static final String[] NAMES = {
        "event", "data", "id", "path", "timeout", "auth", "x", "", "\\u0064ata", "dat\\u0061", "é", "a\\\"b", "\\\\"
    };
    private static final String[] SCALARS = {
        "0",
        "-0",
        "1",
        "-1.5",
        "1e3",
        "1E+3",
        "0.10e-7",
        "123456789012345678901",
        "true",
        "false",
        "null",
        "\"\"",
        "\"say\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"}\"",
        "\"\\\\\"",
        "\"\\/\\b\\f\\n\\r\\t\\\"\"",
        "\"\u007f\u2028\""
    };
    private static final String BREAKERS =
            "{}[]\",:\\ \n\t\r0123456789+-.eEtrufalsnx/bd\u0000\u0001\u007f\u00a0\u0660\uFEFF";

    private final Random random;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String json = space() + object(0) + space();
        int wounds = Math.max(0, random.nextInt(4) - 1);
        for (int i = 0; i < wounds; i++) {
            json = wound(json);
        }
        return json;
    }

    private String object(int depth) {
        return "{" + space() + several(() -> name() + space() + ":" + space() + value(depth + 1) + space()) + "}";
    }

    private String array(int depth) {
        return "[" + space() + several(() -> value(depth + 1) + space()) + "]";
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 5 ? 1 : 4)) {
            case 1 -> object(depth);
            case 2 -> array(depth);
            default -> pick(SCALARS);
        };
    }

    private String several(Supplier<String> item) {
        return Stream.generate(item).limit(random.nextInt(4)).collect(Collectors.joining("," + space()));
    }

    private String name() {
        return '"' + pick(NAMES) + '"';
    }

    private String space() {
        return random.nextInt(5) == 0 ? pick(new String[] {" ", "\n", "\t", "\r", " \r\n "}) : "";
    }

    private String wound(String json) {
        if (json.isEmpty()) {
            return json;
        }
        int at = random.nextInt(json.length());
        String before = json.substring(0, at);
        String breaker = String.valueOf(BREAKERS.charAt(random.nextInt(BREAKERS.length())));
        return switch (random.nextInt(5)) {
            case 0 -> before;
            case 1 -> before + json.substring(at + 1);
            case 2 -> before + breaker + json.substring(at);
            case 3 -> before + breaker + json.substring(at + 1);
            default -> before + json.charAt(at) + json.substring(at);
        };
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
