// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The second chance: adds the filter and the listener where {@code metadata-complete} or an ordering shuts our fragment out. */
public final class WirebeanInitializer implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger(WirebeanInitializer.class.getName());

    /** Made by the container. */
    public WirebeanInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        try {
            if (context.getFilterRegistration(WirebeanFilter.NAME) == null) {
                add(context);
            }
        } catch (RuntimeException e) {
            // the fragment may still do it; the listener reports what is really missing
            LOG.log(Level.DEBUG, "the filter and the listener could not be added", e);
        }
    }

    private static void add(ServletContext context) {
        var filter = context.addFilter(WirebeanFilter.NAME, WirebeanFilter.class);
        if (filter == null) {
            return;
        }
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addListener(WirebeanListener.class);
    }
}
