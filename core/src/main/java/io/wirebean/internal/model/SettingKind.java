// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Overflow;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the text of a setting becomes its value, and what is said where it does not. */
enum SettingKind {
    COUNT("a whole number from 1 to 2147483647") {
        @Override
        @Nullable
        Object parse(String text) {
            return positiveInt(text, 1, Integer.MAX_VALUE);
        }
    },

    /** JSON-B works by recursion: at some hundred levels it overflows the stack of a thread. */
    DEPTH("a whole number from 1 to 256") {
        @Override
        @Nullable
        Object parse(String text) {
            return positiveInt(text, 1, 256);
        }
    },

    SIZE("a size from 1 byte to 2047 MiB, such as 65536, 64KiB or 1MiB") {
        @Override
        @Nullable
        Object parse(String text) {
            Matcher matcher = SIZE_TEXT.matcher(text);
            if (!matcher.matches()) {
                return null;
            }
            int unit =
                    switch (String.valueOf(matcher.group(2))) {
                        case "KiB" -> 1024;
                        case "MiB" -> 1024 * 1024;
                        default -> 1;
                    };
            return positiveInt(matcher.group(1), unit, Integer.MAX_VALUE);
        }
    },

    DURATION("a duration from 1ms to 24 days, such as 2s, 500ms, 5m or PT2S") {
        @Override
        @Nullable
        Object parse(String text) {
            Duration duration = duration(text);
            boolean within = duration != null
                    && duration.compareTo(Duration.ofMillis(1)) >= 0
                    && duration.compareTo(Duration.ofDays(24)) <= 0;
            return within ? duration : null;
        }
    },

    EXECUTOR("auto, virtual or platform") {
        @Override
        @Nullable
        Object parse(String text) {
            return oneOf(text, "auto", "virtual", "platform");
        }
    },

    COUNT_OR_AUTO("auto or a whole number from 1 to 2147483647") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("auto") ? Integer.valueOf(0) : COUNT.parse(text);
        }
    },

    COUNT_OR_OFF("off or a whole number from 1 to 2147483647") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("off") ? Integer.valueOf(0) : COUNT.parse(text);
        }
    },

    SIZE_OR_OFF("off or a size from 1 byte to 2047 MiB, such as 65536, 64KiB or 1MiB") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("off") ? Integer.valueOf(0) : SIZE.parse(text);
        }
    },

    DURATION_OR_OFF("off or a duration from 1ms to 24 days, such as 2s, 500ms, 5m or PT2S") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("off") ? Duration.ZERO : DURATION.parse(text);
        }
    },

    DURATION_OR_AUTO("auto or a duration from 1ms to 24 days, such as 2s, 500ms, 5m or PT2S") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("auto") ? Duration.ZERO : DURATION.parse(text);
        }
    },

    OVERFLOW("close, drop-oldest, drop-newest or latest") {
        @Override
        @Nullable
        Object parse(String text) {
            return Arrays.stream(Overflow.values())
                    .filter(policy ->
                            text.equals(policy.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .findFirst()
                    .orElse(null);
        }
    },

    FLAG("true or false") {
        @Override
        @Nullable
        Object parse(String text) {
            return oneOf(text, "true", "false") == null ? null : Boolean.valueOf(text);
        }
    },

    AUTO_FLAG("auto, true or false") {
        @Override
        @Nullable
        Object parse(String text) {
            return oneOf(text, "auto", "true", "false");
        }
    },

    BINDING("auto, always or never") {
        @Override
        @Nullable
        Object parse(String text) {
            return oneOf(text, "auto", "always", "never");
        }
    },

    NO_ORIGIN("auto, allow or refuse") {
        @Override
        @Nullable
        Object parse(String text) {
            return oneOf(text, "auto", "allow", "refuse");
        }
    },

    NAME("a name of letters, digits, . _ and -") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.matches("[A-Za-z0-9._-]{1,100}") ? text : null;
        }
    },

    NAME_OR_NONE("none, or a name of letters, digits, . _ and -") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("none") ? "" : NAME.parse(text);
        }
    },

    ORIGINS(
            "same-host, * or origins such as https://app.example.com and https://*.example.com:8443, separated by commas") {
        @Override
        @Nullable
        Object parse(String text) {
            return list(text, item -> ORIGIN_TEXT.matcher(item).matches());
        }
    },

    ADDRESSES("none, or addresses and networks such as 10.1.2.3, 10.0.0.0/8 and fd00::/8, separated by commas") {
        @Override
        @Nullable
        Object parse(String text) {
            return text.equals("none") ? List.of() : list(text, SettingKind::isNetwork);
        }
    };

    private static final Pattern ORIGIN_TEXT = Pattern.compile(
            "\\*|same-host|https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private static final Pattern SIZE_TEXT = Pattern.compile("([0-9]{1,10}) ?(B|KiB|MiB)?");
    private static final Pattern DURATION_TEXT = Pattern.compile("([0-9]{1,10}) ?(ms|s|m|h)");

    private final String expected;

    SettingKind(String expected) {
        this.expected = expected;
    }

    /** The value; null where the text is none of this kind. */
    abstract @Nullable Object parse(String text);

    /** What a value of this kind is, to be read behind "must be". */
    String expected() {
        return expected;
    }

    private static @Nullable String oneOf(String text, String... choices) {
        return Set.of(choices).contains(text) ? text : null;
    }

    private static @Nullable List<String> list(String text, Predicate<String> isItem) {
        List<String> items = Arrays.stream(text.split(",")).map(String::strip).toList();
        return !items.isEmpty() && items.stream().allMatch(isItem) ? items : null;
    }

    private static boolean isNetwork(String text) {
        String[] parts = text.split("/", 2);
        boolean v6 = parts[0].contains(":");
        boolean address = v6 ? isIpv6(parts[0]) : IPV4.matcher(parts[0]).matches();
        return address && (parts.length == 1 || isPrefix(parts[1], v6 ? 128 : 32));
    }

    private static boolean isPrefix(String text, int most) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most;
    }

    /** In brackets nothing is looked up. */
    private static boolean isIpv6(String text) {
        try {
            return text.matches("[0-9A-Fa-f:.]+") && InetAddress.getByName("[" + text + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static @Nullable Integer positiveInt(String text, int unit, int most) {
        if (!text.matches("[0-9]{1,10}")) {
            return null;
        }
        long value = Long.parseLong(text) * unit;
        return value >= 1 && value <= most ? Integer.valueOf((int) value) : null;
    }

    private static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text);
        if (!matcher.matches()) {
            return isoDuration(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static @Nullable Duration isoDuration(String text) {
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
