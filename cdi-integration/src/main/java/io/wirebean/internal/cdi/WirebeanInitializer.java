// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSUpgrade;
import io.wirebean.OnWSWatch;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second chance: adds the filter and the listeners where {@code metadata-complete} or an ordering shuts our fragment
 * out. And the one who sees classes with handlers that no annotation makes beans, which CDI never shows to an extension.
 */
@HandlesTypes({
    OnWSUpgrade.class,
    OnWSMessage.class,
    OnWSWatch.class,
    OnWSUnwatch.class,
    OnWSConnection.class,
    OnWSDisconnection.class,
    OnWSError.class
})
public final class WirebeanInitializer implements ServletContainerInitializer {

    /** The attribute of the servlet context that holds the classes with handlers, CDI's beans or not. */
    static final String CLASSES = WirebeanInitializer.class.getName();

    private static final System.Logger LOG = System.getLogger(WirebeanInitializer.class.getName());

    /** Made by the container. */
    public WirebeanInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> withHandlers, ServletContext context) {
        try {
            context.setAttribute(CLASSES, withHandlers == null ? Set.of() : Set.copyOf(withHandlers));
            if (context.getFilterRegistration(WirebeanFilter.NAME) == null) {
                add(context);
            }
            context.addListener(new WirebeanLeaveListener());
            if (SessionWatch.isNeeded(context)) {
                context.addListener(new WirebeanRequestListener());
            }
        } catch (RuntimeException e) {
            // the fragment may still do it; the listener reports what is really missing
            LOG.log(Level.DEBUG, "the filter and the listeners could not be added", e);
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
        context.addListener(WirebeanSessionListener.class);
    }
}
