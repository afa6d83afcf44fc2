// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the plans of an application are made of.
 *
 * @param others beans with handlers that are no controllers
 * @param strays classes with handlers that are neither controllers nor beans
 * @param settings what holds where a controller does not say otherwise
 * @param configuration gives the value of a {@code ${key}} in a path, a heartbeat or a rate, null where it has none
 */
public record ApplicationSource(
        List<ControllerSource> controllers,
        List<GlobalErrorSource> others,
        List<Class<?>> strays,
        Plugins plugins,
        Security security,
        Settings settings,
        Configuration configuration) {

    public ApplicationSource {
        controllers = List.copyOf(controllers);
        others = List.copyOf(others);
        strays = List.copyOf(strays);
    }

    /**
     * What the rules on permissions are judged by.
     *
     * @param guards all that there are
     * @param strict {@code wirebean.security.strict}
     * @param originsOff whether every origin may connect
     * @param containerLogin whether the server itself may know who connects, with roles
     */
    public record Security(List<GuardSource> guards, String strict, boolean originsOff, boolean containerLogin) {

        /** No guards, and nothing that says who connects. */
        public static final Security NONE = new Security(List.of(), "auto", false, false);

        public Security {
            guards = List.copyOf(guards);
        }
    }

    /** Gives configured values by key. */
    @FunctionalInterface
    public interface Configuration {

        /** The value; null where there is none. */
        @Nullable
        String value(String key);
    }
}
