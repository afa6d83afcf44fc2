// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

/** A parser that refuses a number which its int or long would not hold, where JSON-P cuts it off in silence. */
final class ExactParser implements JsonParser {

    // that many digits fit whatever they are, sign included
    private static final int SAFE_INT_LENGTH = 9;
    private static final int SAFE_LONG_LENGTH = 18;

    private final JsonParser parser;

    ExactParser(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public int getInt() {
        try {
            return isShortInteger(SAFE_INT_LENGTH)
                    ? parser.getInt()
                    : parser.getBigDecimal().intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new NumberRangeException(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    @Override
    public long getLong() {
        try {
            return isShortInteger(SAFE_LONG_LENGTH)
                    ? parser.getLong()
                    : parser.getBigDecimal().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new NumberRangeException(Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private boolean isShortInteger(int length) {
        return parser.isIntegralNumber() && parser.getString().length() <= length;
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        return parser.next();
    }

    @Override
    public Event currentEvent() {
        return parser.currentEvent();
    }

    @Override
    public String getString() {
        return parser.getString();
    }

    @Override
    public boolean isIntegralNumber() {
        return parser.isIntegralNumber();
    }

    @Override
    public BigDecimal getBigDecimal() {
        return parser.getBigDecimal();
    }

    @Override
    public JsonLocation getLocation() {
        return parser.getLocation();
    }

    @Override
    public JsonObject getObject() {
        return parser.getObject();
    }

    @Override
    public JsonValue getValue() {
        return parser.getValue();
    }

    @Override
    public JsonArray getArray() {
        return parser.getArray();
    }

    @Override
    public Stream<JsonValue> getArrayStream() {
        return parser.getArrayStream();
    }

    @Override
    public Stream<Map.Entry<String, JsonValue>> getObjectStream() {
        return parser.getObjectStream();
    }

    @Override
    public Stream<JsonValue> getValueStream() {
        return parser.getValueStream();
    }

    @Override
    public void skipArray() {
        parser.skipArray();
    }

    @Override
    public void skipObject() {
        parser.skipObject();
    }

    @Override
    public void close() {
        parser.close();
    }
}
