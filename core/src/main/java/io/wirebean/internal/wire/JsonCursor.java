// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

/** A place in a text that is read token by token, as strictly as RFC 8259 says. */
class JsonCursor {

    /** What {@link #peek} says at the end of the text; no JSON contains it outside of a string. */
    static final char END = '\0';

    private final String text;
    private int position;

    JsonCursor(String text) {
        this.text = text;
    }

    /** What is read. */
    String text() {
        return text;
    }

    int position() {
        return position;
    }

    /** The next character that is no white space, not yet taken. */
    char peek() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : END;
    }

    /** Takes the character if it is the next one that is no white space. */
    boolean take(char wanted) {
        boolean found = peek() == wanted && position < text.length();
        if (found) {
            position++;
        }
        return found;
    }

    void require(char wanted) throws JsonSyntaxException {
        if (!take(wanted)) {
            throw fault();
        }
    }

    void requireEnd() throws JsonSyntaxException {
        peek();
        if (position < text.length()) {
            throw fault();
        }
    }

    /** Takes a string with its quotes. */
    void string() throws JsonSyntaxException {
        require('"');
        skipPlain();
        for (char c = next(); c != '"'; c = next()) {
            if (c != '\\') {
                throw faultBefore();
            }
            escape();
            skipPlain();
        }
    }

    /** Most characters of a message are plain: the position is written once for all of them. */
    private void skipPlain() {
        int end = text.length();
        int at = position;
        while (at < end && isPlain(text.charAt(at))) {
            at++;
        }
        position = at;
    }

    /** Takes a number, {@code true}, {@code false} or {@code null}. */
    void numberOrLiteral() throws JsonSyntaxException {
        switch (peek()) {
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    /** What is wrong here. */
    JsonSyntaxException fault() {
        return new JsonSyntaxException(
                position < text.length()
                        ? "the message is not JSON: unexpected character at position " + position
                        : "the message is not JSON: it ends too early, at position " + position);
    }

    private void escape() throws JsonSyntaxException {
        char c = next();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                hexDigit(next());
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw faultBefore();
        }
    }

    private void hexDigit(char c) throws JsonSyntaxException {
        // Character.digit would also take the digits of other scripts
        if (!(isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
            throw faultBefore();
        }
    }

    private void literal(String literal) throws JsonSyntaxException {
        for (int i = 0; i < literal.length(); i++) {
            if (next() != literal.charAt(i)) {
                throw faultBefore();
            }
        }
    }

    private void number() throws JsonSyntaxException {
        takeHere('-');
        if (!takeHere('0')) {
            digits();
        }
        if (takeHere('.')) {
            digits();
        }
        if (takeHere('e') || takeHere('E')) {
            exponent();
        }
    }

    private void exponent() throws JsonSyntaxException {
        if (!takeHere('+')) {
            takeHere('-');
        }
        digits();
    }

    private void digits() throws JsonSyntaxException {
        int from = position;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        if (position == from) {
            throw fault();
        }
    }

    private boolean takeHere(char wanted) {
        boolean found = position < text.length() && text.charAt(position) == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    private char next() throws JsonSyntaxException {
        if (position == text.length()) {
            throw fault();
        }
        return text.charAt(position++);
    }

    private JsonSyntaxException faultBefore() {
        position--;
        return fault();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
