// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole JSON text in one pass, strictly, without building a tree and without recursion, so that neither its
 * depth nor its size costs more than the pass.
 */
final class HeadScanner extends JsonCursor {

    private static final int BITS = Long.SIZE;

    private final Head head;

    // one bit per open bracket: set for an object, clear for an array; few messages nest deeper than one word
    private long objects;
    private @Nullable BitSet deeperObjects;
    private int depth;

    private HeadScanner(String text) {
        super(text);
        this.head = new Head(text);
    }

    /** Reads a text that must be one object. */
    static Head scanObject(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        if (scanner.peek() != '{') {
            throw new JsonSyntaxException("the message is not a JSON object");
        }
        scanner.topLevel();
        scanner.requireEnd();
        return scanner.head;
    }

    /** Reads a text that may be any one value; the head is empty. */
    static Head scanValue(String text) throws JsonSyntaxException {
        var scanner = new HeadScanner(text);
        scanner.value();
        scanner.requireEnd();
        return scanner.head;
    }

    private void topLevel() throws JsonSyntaxException {
        boolean complete = open('{', '}');
        while (!complete) {
            int from = position();
            string();
            HeadMember member = member(from, position());
            require(':');
            peek();
            int start = position();
            value();
            if (member != null) {
                head.add(member, start, position());
            }
            complete = closeOrNext();
        }
    }

    /** The member whose name stands there with its quotes, and maybe with escapes. */
    private @Nullable HeadMember member(int from, int to) {
        String text = text();
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
        switch (peek()) {
            case '{' -> {
                return openNested('{', '}');
            }
            case '[' -> {
                return openNested('[', ']');
            }
            case '"' -> string();
            default -> numberOrLiteral();
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
        require(opening);
        head.reached(depth + 1);
        if (take(closing)) {
            return true;
        }
        push(opening == '{');
        head.add(1);
        peek();
        return false;
    }

    /** Takes what follows a value inside of brackets: the closing one (true), or a comma. */
    private boolean closeOrNext() throws JsonSyntaxException {
        if (take(',')) {
            head.add(1);
            peek();
            return false;
        }
        require(inObject() ? '}' : ']');
        depth--;
        return true;
    }

    private void nameInObject() throws JsonSyntaxException {
        if (inObject()) {
            string();
            require(':');
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
