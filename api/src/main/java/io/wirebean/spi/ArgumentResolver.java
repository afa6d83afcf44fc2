// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers: how is this kind of parameter filled? Asked once per parameter, at deployment.
 *
 * @since 0.1
 */
public interface ArgumentResolver {

    /** How the parameter is filled; empty where another resolver must know. */
    Optional<Argument> plan(Parameter parameter, Type type);

    /** Fills one parameter, for every call. */
    @FunctionalInterface
    interface Argument {

        /**
         * The value for one call.
         *
         * @param message null in connection and disconnection methods
         */
        @Nullable
        Object value(Connection connection, @Nullable WSMessage message);
    }
}
