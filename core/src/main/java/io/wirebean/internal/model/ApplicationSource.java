// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the plans of an application are made of.
 *
 * @param others beans with handlers that are no controllers
 * @param strays classes with handlers that are neither controllers nor beans
 * @param configuration gives the value of a {@code ${key}} in a path, null where it has none
 */
public record ApplicationSource(
        List<ControllerSource> controllers,
        List<GlobalErrorSource> others,
        List<Class<?>> strays,
        Plugins plugins,
        Configuration configuration) {

    public ApplicationSource {
        controllers = List.copyOf(controllers);
        others = List.copyOf(others);
        strays = List.copyOf(strays);
    }

    /** Gives configured values by key. */
    @FunctionalInterface
    public interface Configuration {

        /** The value; null where there is none. */
        @Nullable
        String value(String key);
    }
}
