// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The class loader that sends find on Payara, where they are dear: its Tyrus 2.1 asks the managed timer for a look at the
 * session ahead of each, whatever the idle time-out, and the timer searches all of the application for thread contexts to take
 * along (6.2025.9: 60 of the 290 µs of an echo by hand). An application that has none is not searched. Gone when a profile of a
 * broadcast by hand has no {@code ContextSetupProviderImpl}, as with Tyrus 2.2 and a negative time-out.
 */
final class WithoutThreadContexts extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final System.Logger LOG = System.getLogger(WithoutThreadContexts.class.getName());

    private static final String PROVIDERS = "META-INF/services/jakarta.enterprise.concurrent.spi.ThreadContextProvider";

    private WithoutThreadContexts(ClassLoader whole) {
        super("wirebean-sends", whole);
    }

    /**
     * One that gives all else as the whole does; null where the whole has thread contexts: Payara logs an error with each search
     * that misses one which an earlier search has found.
     */
    static @Nullable ClassLoader of(ClassLoader whole) {
        try {
            return whole.getResources(PROVIDERS).hasMoreElements() ? null : new WithoutThreadContexts(whole);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "not known whether the application has thread contexts", e);
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(PROVIDERS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
