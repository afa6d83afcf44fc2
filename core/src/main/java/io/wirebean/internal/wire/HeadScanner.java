// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole JSON text in one pass, strictly, without building a tree and without recursion, so that neither its
 * depth nor its size costs more than the pass.
 */
final class HeadScanner {

    private final String text;
    private final JsonCursor cursor;
    private final EnumMap<HeadMember, String> members = new EnumMap<>(HeadMember.class);
    private final EnumSet<HeadMember> repeated = EnumSet.noneOf(HeadMember.class);

    // one bit per open bracket: set for an object, clear for an array
    private final BitSet objects = new BitSet();
    private int depth;
    private int deepest;
    private int size;

    private HeadScanner(String text) {
        this.text = text;
        this.cursor = new JsonCursor(text);
    }

    /** Reads a text that must be one object. */
    static Head scanObject(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        if (scanner.cursor.peek() != '{') {
            throw new JsonSyntaxException("the message is not a JSON object");
        }
        scanner.topLevel();
        scanner.cursor.requireEnd();
        return scanner.found();
    }

    /** Reads a text that may be any one value; the head is empty. */
    static Head scanValue(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        scanner.value();
        scanner.cursor.requireEnd();
        return scanner.found();
    }

    private Head found() {
        return new Head(members, repeated, deepest, size);
    }

    private void topLevel() throws JsonSyntaxException {
        boolean complete = open('{', '}');
        while (!complete) {
            int from = cursor.position();
            cursor.string();
            String name = JsonStrings.unquote(text.substring(from, cursor.position()));
            cursor.require(':');
            cursor.peek();
            int start = cursor.position();
            value();
            remember(HeadMember.of(name), start);
            complete = closeOrNext();
        }
    }

    private void remember(@Nullable HeadMember member, int start) {
        if (member != null && members.put(member, text.substring(start, cursor.position())) != null) {
            repeated.add(member);
        }
    }

    /** Takes one whole value, however deep. */
    private void value() throws JsonSyntaxException {
        int outside = depth;
        boolean complete;
        do {
            complete = startValue();
            while (complete && depth > outside) {
                complete = closeOrNext();
                if (!complete) {
                    nameInObject();
                }
            }
        } while (!complete);
    }

    /** Takes a scalar or an opening bracket; whether that was a whole value. */
    private boolean startValue() throws JsonSyntaxException {
        switch (cursor.peek()) {
            case '{' -> {
                return openNested('{', '}');
            }
            case '[' -> {
                return openNested('[', ']');
            }
            case '"' -> cursor.string();
            default -> cursor.numberOrLiteral();
        }
        return true;
    }

    private boolean openNested(char opening, char closing) throws JsonSyntaxException {
        boolean empty = open(opening, closing);
        if (!empty) {
            nameInObject();
        }
        return empty;
    }

    /** Takes an opening bracket, with the closing one where nothing stands between them; whether that was so. */
    private boolean open(char opening, char closing) throws JsonSyntaxException {
        cursor.require(opening);
        deepest = Math.max(deepest, depth + 1);
        if (cursor.take(closing)) {
            return true;
        }
        objects.set(depth++, opening == '{');
        size++;
        cursor.peek();
        return false;
    }

    /** Takes what follows a value inside of brackets: the closing one (true), or a comma. */
    private boolean closeOrNext() throws JsonSyntaxException {
        if (cursor.take(',')) {
            size++;
            cursor.peek();
            return false;
        }
        cursor.require(objects.get(depth - 1) ? '}' : ']');
        depth--;
        return true;
    }

    private void nameInObject() throws JsonSyntaxException {
        if (objects.get(depth - 1)) {
            cursor.string();
            cursor.require(':');
        }
    }
}
