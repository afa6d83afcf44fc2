// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.FromCookie;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.FromQuery;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@code @From…} annotations, which all say the same of different sources.
 *
 * @param value the name in the source; empty for the parameter's own
 * @param orElse null for no default
 */
record From(Source source, String value, @Nullable String orElse) {

    /** What a parameter is filled from. */
    enum Source {
        PATH("FromPath", "path variable"),
        QUERY("FromQuery", "query parameter"),
        HEADER("FromHeader", "header"),
        COOKIE("FromCookie", "cookie"),
        PAYLOAD("FromPayload", "member of the payload");

        private final String annotation;
        private final String words;

        Source(String annotation, String words) {
            this.annotation = annotation;
            this.words = words;
        }

        /** The annotation's simple name. */
        String annotation() {
            return annotation;
        }

        /** What one value of it is called. */
        String words() {
            return words;
        }
    }

    /** All that the parameter bears; more than one is the author's fault. */
    static List<From> on(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(From::of)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable From of(Annotation annotation) {
        if (annotation instanceof FromPath path) {
            return of(Source.PATH, path.value(), path.orElse());
        }
        if (annotation instanceof FromQuery query) {
            return of(Source.QUERY, query.value(), query.orElse());
        }
        if (annotation instanceof FromHeader header) {
            return of(Source.HEADER, header.value(), header.orElse());
        }
        if (annotation instanceof FromCookie cookie) {
            return of(Source.COOKIE, cookie.value(), cookie.orElse());
        }
        if (annotation instanceof FromPayload payload) {
            return of(Source.PAYLOAD, payload.value(), payload.orElse());
        }
        return null;
    }

    private static From of(Source source, String value, String orElse) {
        // each of the annotations has this constant for "no default"
        return new From(source, value, orElse.equals(FromPath.NONE) ? null : orElse);
    }

    /** The name in the source; null where neither the annotation nor the class file has one. */
    @Nullable
    String nameFor(Parameter parameter) {
        if (!value.isEmpty()) {
            return value;
        }
        return parameter.isNamePresent() ? parameter.getName() : null;
    }
}
