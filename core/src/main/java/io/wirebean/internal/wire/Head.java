// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one pass over a JSON object has found; what nobody asks for stays in the text. */
final class Head {

    /** The bits of a place in a text: messages are far shorter than that. */
    private static final int PLACE_BITS = 29;

    private static final int PLACE = (1 << PLACE_BITS) - 1;

    private final String text;

    // for each member its ordinal, and where it begins and ends in the text; few messages have more than three
    private long first;
    private long second;
    private long third;
    private long @Nullable [] others;
    private int count;

    // one bit for each member, by its ordinal
    private int present;
    private int repeated;

    private int depth;
    private int size;

    Head(String text) {
        this.text = text;
    }

    /** Takes a member; the last counts where it is repeated. */
    void add(HeadMember member, int from, int to) {
        int bit = 1 << member.ordinal();
        int at = (present & bit) == 0 ? count++ : placeOf(member);
        repeated |= present & bit;
        present |= bit;
        set(at, ((long) member.ordinal() << PLACE_BITS | from) << PLACE_BITS | to);
    }

    void add(int elements) {
        size += elements;
    }

    void reached(int aDepth) {
        depth = Math.max(depth, aDepth);
    }

    /** How deep objects and arrays nest, the object itself being 1. */
    int depth() {
        return depth;
    }

    /** How many members and elements there are on all levels. */
    int size() {
        return size;
    }

    /** Whether the member stands there more than once. */
    boolean repeats(HeadMember member) {
        return (repeated & 1 << member.ordinal()) != 0;
    }

    /** The first that stands there more than once; null if none does. */
    @Nullable
    HeadMember repeated() {
        return HeadMember.first(repeated);
    }

    /** The member that decides the form; null if there is none. */
    @Nullable
    HeadMember form() {
        return HeadMember.first(present & HeadMember.LEADING);
    }

    /** The first of the members that may not stand beside the one that decides the form; null if all may. */
    @Nullable
    HeadMember besides(HeadMember form) {
        return HeadMember.first(present & ~form.company());
    }

    /** A member as it stands in the text; null if it is not there. */
    @Nullable
    String raw(HeadMember member) {
        if ((present & 1 << member.ordinal()) == 0) {
            return null;
        }
        long place = get(placeOf(member));
        return text.substring(from(place), to(place));
    }

    /** The value of a member that is a string; null if it is not there, or is none. */
    @Nullable
    String string(HeadMember member, Names names) {
        if ((present & 1 << member.ordinal()) == 0) {
            return null;
        }
        long place = get(placeOf(member));
        return JsonStrings.stringAt(text, from(place), to(place), names);
    }

    /** The member that has decided the form. */
    String leading(HeadMember member) {
        return Objects.requireNonNull(raw(member));
    }

    private int placeOf(HeadMember member) {
        int at = 0;
        while (get(at) >>> 2 * PLACE_BITS != member.ordinal()) {
            at++;
        }
        return at;
    }

    private static int from(long place) {
        return (int) (place >>> PLACE_BITS) & PLACE;
    }

    private static int to(long place) {
        return (int) place & PLACE;
    }

    private long get(int at) {
        return switch (at) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            default -> Objects.requireNonNull(others)[at - 3];
        };
    }

    private void set(int at, long place) {
        switch (at) {
            case 0 -> first = place;
            case 1 -> second = place;
            case 2 -> third = place;
            default -> {
                if (others == null) {
                    others = new long[HeadMember.values().length - 3];
                }
                others[at - 3] = place;
            }
        }
    }
}
