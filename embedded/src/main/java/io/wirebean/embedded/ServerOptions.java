// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server was asked to be.
 *
 * @param contextPath without a slash at the end; empty for the root
 * @param beans the only beans; empty to find them on the class path
 * @param parameters what a WAR would have as context parameters
 * @param pages the directory that is served; null for {@code META-INF/resources} of the class path
 */
record ServerOptions(
        String host,
        int port,
        String contextPath,
        List<Class<?>> beans,
        @Nullable Path pages,
        Map<String, String> parameters,
        boolean closeOnShutdown) {

    ServerOptions {
        beans = List.copyOf(beans);
        parameters = Map.copyOf(parameters);
    }

    /** A context path as people write it, in the one form that we use. */
    static String normalised(String contextPath) {
        String inner = contextPath.replaceAll("^/+|/+$", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }
}
