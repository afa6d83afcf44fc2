// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes REST bodies by JSON-B, with the application's own {@link Jsonb} bean if it has one. */
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
@Produces({MediaType.APPLICATION_JSON, "application/*+json"})
final class JsonbBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final Jsonb jsonb;

    private JsonbBody(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    static JsonbBody of(BeanManager beans) {
        var own = beans.createInstance().select(Jsonb.class);
        return new JsonbBody(own.isResolvable() ? own.get() : JsonbBuilder.create());
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        try {
            return jsonb.fromJson(body, genericType);
        } catch (JsonbException e) {
            throw new BadRequestException(e);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        jsonb.toJson(value, genericType, body);
    }
}
