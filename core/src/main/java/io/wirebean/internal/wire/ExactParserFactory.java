// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Map;

/** Makes parsers that are exact on numbers. */
final class ExactParserFactory implements JsonParserFactory {

    private final JsonParserFactory factory;

    ExactParserFactory(JsonParserFactory factory) {
        this.factory = factory;
    }

    @Override
    public JsonParser createParser(Reader reader) {
        return new ExactParser(factory.createParser(reader));
    }

    @Override
    public JsonParser createParser(InputStream in) {
        return new ExactParser(factory.createParser(in));
    }

    @Override
    public JsonParser createParser(InputStream in, Charset charset) {
        return new ExactParser(factory.createParser(in, charset));
    }

    @Override
    public JsonParser createParser(JsonObject object) {
        return new ExactParser(factory.createParser(object));
    }

    @Override
    public JsonParser createParser(JsonArray array) {
        return new ExactParser(factory.createParser(array));
    }

    @Override
    public Map<String, ?> getConfigInUse() {
        return factory.getConfigInUse();
    }
}
