// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole JSON text in one pass, strictly, without building a tree and without recursion, so that neither its
 * depth nor its size costs more than the pass.
 */
final class HeadScanner {

    private static final int BITS = Long.SIZE;

    private final String text;
    private final JsonCursor cursor;
    private final Head head;

    // one bit per open bracket: set for an object, clear for an array; few messages nest deeper than one word
    private long objects;
    private @Nullable BitSet deeperObjects;
    private int depth;

    private HeadScanner(String text) {
        this.text = text;
        this.cursor = new JsonCursor(text);
        this.head = new Head(text);
    }

    /** Reads a text that must be one object. */
    static Head scanObject(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        if (scanner.cursor.peek() != '{') {
            throw new JsonSyntaxException("the message is not a JSON object");
        }
        scanner.topLevel();
        scanner.cursor.requireEnd();
        return scanner.head;
    }

    /** Reads a text that may be any one value; the head is empty. */
    static Head scanValue(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        scanner.value();
        scanner.cursor.requireEnd();
        return scanner.head;
    }

    private void topLevel() throws JsonSyntaxException {
        boolean complete = open('{', '}');
        while (!complete) {
            int from = cursor.position();
            cursor.string();
            HeadMember member = member(from, cursor.position());
            cursor.require(':');
            cursor.peek();
            int start = cursor.position();
            value();
            if (member != null) {
                head.add(member, start, cursor.position());
            }
            complete = closeOrNext();
        }
    }

    /** The member whose name stands there with its quotes, and maybe with escapes. */
    private @Nullable HeadMember member(int from, int to) {
        HeadMember plain = HeadMember.in(text, from + 1, to - 1);
        return plain != null || text.lastIndexOf('\\', to) < from
                ? plain
                : HeadMember.of(JsonStrings.unquote(text.substring(from, to)));
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
        head.reached(depth + 1);
        if (cursor.take(closing)) {
            return true;
        }
        push(opening == '{');
        head.add(1);
        cursor.peek();
        return false;
    }

    /** Takes what follows a value inside of brackets: the closing one (true), or a comma. */
    private boolean closeOrNext() throws JsonSyntaxException {
        if (cursor.take(',')) {
            head.add(1);
            cursor.peek();
            return false;
        }
        cursor.require(inObject() ? '}' : ']');
        depth--;
        return true;
    }

    private void nameInObject() throws JsonSyntaxException {
        if (inObject()) {
            cursor.string();
            cursor.require(':');
        }
    }

    private void push(boolean object) {
        if (depth >= BITS) {
            if (deeperObjects == null) {
                deeperObjects = new BitSet();
            }
            deeperObjects.set(depth, object);
        } else if (object) {
            objects |= 1L << depth;
        } else {
            objects &= ~(1L << depth);
        }
        depth++;
    }

    private boolean inObject() {
        int innermost = depth - 1;
        return deeperObjects != null && innermost >= BITS
                ? deeperObjects.get(innermost)
                : (objects & 1L << innermost) != 0;
    }
}
