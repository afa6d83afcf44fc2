// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WithoutThreadContextsTest {

    private static final String THREAD_CONTEXTS =
            "META-INF/services/jakarta.enterprise.concurrent.spi.ThreadContextProvider";

    private int searches;
    private boolean broken;
    private Enumeration<URL> found = Collections.emptyEnumeration();

    @Test
    void whereThereAreNoneTheSearchIsSpared() throws Exception {
        ClassLoader bare = Objects.requireNonNull(WithoutThreadContexts.of(new Application()));

        assertFalse(bare.getResources(THREAD_CONTEXTS).hasMoreElements());

        assertTrue(searches == 1, "asked once, at the start");
    }

    @Test
    void allElseIsFoundAsBefore() throws Exception {
        ClassLoader bare = Objects.requireNonNull(WithoutThreadContexts.of(new Application()));

        assertTrue(bare.getResources("META-INF/services/" + Extension.class.getName())
                .hasMoreElements());
        assertSame(getClass(), bare.loadClass(getClass().getName()));
    }

    @Test
    void anApplicationThatHasSomeIsSearched() throws Exception {
        found = getClass().getClassLoader().getResources(THREAD_CONTEXTS);
        assertTrue(found.hasMoreElements());

        assertNull(WithoutThreadContexts.of(new Application()));
    }

    @Test
    void anApplicationThatCannotBeAskedIsSearched() {
        broken = true;

        assertNull(WithoutThreadContexts.of(new Application()));
    }

    /** The class loader of an application, with the thread contexts that the test says. */
    private final class Application extends ClassLoader {

        Application() {
            super(WithoutThreadContextsTest.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals(THREAD_CONTEXTS)) {
                return super.getResources(name);
            }
            searches++;
            if (broken) {
                throw new IOException("unreadable");
            }
            return found;
        }
    }
}
