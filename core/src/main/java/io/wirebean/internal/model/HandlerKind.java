// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;

/** What makes a method a handler. */
enum HandlerKind {
    UPGRADE(OnWSUpgrade.class, "an upgrade method"),
    CONNECTION(OnWSConnection.class, "a connection handler"),
    MESSAGE(OnWSMessage.class, "a message handler"),
    DISCONNECTION(OnWSDisconnection.class, "a disconnection handler"),
    ERROR(OnWSError.class, "an error handler");

    private final Class<? extends Annotation> annotation;
    private final String words;

    HandlerKind(Class<? extends Annotation> annotation, String words) {
        this.annotation = annotation;
        this.words = words;
    }

    static List<HandlerKind> of(AnnotatedElement method) {
        return Arrays.stream(values())
                .filter(kind -> method.isAnnotationPresent(kind.annotation))
                .toList();
    }

    /** {@code @OnWSMessage}. */
    String annotation() {
        return "@" + annotation.getSimpleName();
    }

    /** {@code a message handler}. */
    String words() {
        return words;
    }
}
