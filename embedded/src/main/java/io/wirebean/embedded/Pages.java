// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.CharConversionException;
import java.nio.file.Path;
import java.util.Locale;
import org.glassfish.grizzly.http.server.CLStaticHttpHandler;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.StaticHttpHandler;
import org.jspecify.annotations.Nullable;

/** Static content, from where a WAR has it too. */
final class Pages {

    private Pages() {}

    /** @param directory as a WAR's root; null for {@code META-INF/resources} of the class path */
    static HttpHandler of(@Nullable Path directory, ClassLoader loader) {
        if (directory != null) {
            return new WebRoot(directory);
        }
        return new ClassPathPages(loader);
    }

    /** Pages of the class path; a path that Grizzly cannot decode, or that climbs above the root, is not found. */
    private static final class ClassPathPages extends CLStaticHttpHandler {

        ClassPathPages(ClassLoader loader) {
            super(loader, "META-INF/resources/");
            // what is being developed must be seen
            setFileCacheEnabled(false);
        }

        @Override
        protected @Nullable String getRelativeURI(Request request) throws Exception {
            return isDecodable(request) ? super.getRelativeURI(request) : null;
        }
    }

    private static boolean isDecodable(Request request) {
        try {
            return request.getDecodedRequestURI() != null;
        } catch (CharConversionException e) {
            return false;
        }
    }

    /** A directory with a WAR's layout: what a servlet container does not serve, we do not either. */
    private static final class WebRoot extends StaticHttpHandler {

        WebRoot(Path directory) {
            super(directory.toString());
            setFileCacheEnabled(false);
        }

        @Override
        protected @Nullable String getRelativeURI(Request request) throws Exception {
            return isDecodable(request) ? super.getRelativeURI(request) : null;
        }

        @Override
        protected boolean handle(String uri, Request request, Response response) throws Exception {
            String path = uri.toUpperCase(Locale.ROOT);
            return !path.contains("/WEB-INF") && !path.contains("/META-INF") && super.handle(uri, request, response);
        }
    }
}
