// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSUpgrade;
import io.wirebean.OnWSWatch;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;

/** What makes a method a handler. */
enum HandlerKind {
    UPGRADE(OnWSUpgrade.class, "an upgrade method"),
    CONNECTION(OnWSConnection.class, "a connection handler"),
    MESSAGE(OnWSMessage.class, "a message handler"),
    WATCH(OnWSWatch.class, "a watch method"),
    UNWATCH(OnWSUnwatch.class, "an unwatch method"),
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

    /** Whether peers ask for it, so that a permission says who may. */
    boolean isAskedFor() {
        return this == MESSAGE || this == WATCH;
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
