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

    private static final Map<String, HeadMember> BY_JSON =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HeadMember::json, Function.identity()));

    private final String json = name().toLowerCase(Locale.ROOT);

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

    static @Nullable HeadMember of(String json) {
        return BY_JSON.get(json);
    }
}
