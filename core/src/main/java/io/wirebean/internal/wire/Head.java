// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one pass over a JSON object has found; what nobody asks for stays in the text. */
final class Head {

    private static final int MEMBERS_AT_FIRST = 3;

    private final String text;

    // for each member its ordinal, and where it begins and ends in the text
    private int[] places = new int[3 * MEMBERS_AT_FIRST];
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
        int at = (present & bit) == 0 ? next() : placeOf(member);
        repeated |= present & bit;
        present |= bit;
        places[at] = member.ordinal();
        places[at + 1] = from;
        places[at + 2] = to;
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
        int at = placeOf(member);
        return text.substring(places[at + 1], places[at + 2]);
    }

    /** The value of a member that is a string; null if it is not there, or is none. */
    @Nullable
    String string(HeadMember member) {
        if ((present & 1 << member.ordinal()) == 0) {
            return null;
        }
        int at = placeOf(member);
        return JsonStrings.stringAt(text, places[at + 1], places[at + 2]);
    }

    /** The member that has decided the form. */
    String leading(HeadMember member) {
        return Objects.requireNonNull(raw(member));
    }

    private int next() {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        count += 3;
        return count - 3;
    }

    private int placeOf(HeadMember member) {
        int at = 0;
        while (places[at] != member.ordinal()) {
            at += 3;
        }
        return at;
    }
}
