// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A top-level member that means something to the format {@code json}; any other is ignored. */
enum HeadMember {
    EVENT,
    WATCH,
    UNWATCH,
    ERROR,
    NEXT,
    DONE,
    REQUEST,
    CANCEL,
    AUTH,
    PING,
    PONG,
    PATH,
    PARAMS,
    TOPIC,
    DATA,
    ID,
    TIMEOUT;

    private static final HeadMember[] ALL = values();

    /** The bits of those that decide the form. */
    static final int LEADING = (1 << PONG.ordinal() + 1) - 1;

    private static final Map<String, HeadMember> BY_JSON =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HeadMember::json, Function.identity()));

    static {
        for (HeadMember member : ALL) {
            member.company = companyOf(member);
        }
    }

    private final String json = name().toLowerCase(Locale.ROOT);
    private int company;

    /** The name on the wire. */
    String json() {
        return json;
    }

    /** Whether it decides the form of the message; the others go with one that does. */
    boolean leads() {
        return compareTo(PONG) <= 0;
    }

    /** Whether it may stand beside the member that decides the form. */
    boolean goesWith(HeadMember leading) {
        return switch (leading) {
            case EVENT -> !leads() && this != TOPIC;
            case PING, PONG -> false;
            default -> this == ID;
        };
    }

    /** The bits of itself and of all that may stand beside it where it decides the form. */
    int company() {
        return company;
    }

    static @Nullable HeadMember of(String json) {
        return BY_JSON.get(json);
    }

    /** The member whose name, without quotes and escapes, stands in a text; null if none does. */
    static @Nullable HeadMember in(String text, int from, int to) {
        for (HeadMember member : ALL) {
            if (member.json.length() == to - from && text.startsWith(member.json, from)) {
                return member;
            }
        }
        return null;
    }

    /** The first of those whose bits are set; null for none. */
    static @Nullable HeadMember first(int bits) {
        return bits == 0 ? null : ALL[Integer.numberOfTrailingZeros(bits)];
    }

    private static int companyOf(HeadMember leading) {
        int bits = 1 << leading.ordinal();
        for (HeadMember member : ALL) {
            bits |= member.goesWith(leading) ? 1 << member.ordinal() : 0;
        }
        return bits;
    }
}
