// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Starts Weld SE so that what runs here deploys on a server too. */
final class StrictWeld {

    private StrictWeld() {}

    /**
     * Starts a container.
     *
     * @param beans the only beans; empty to find them on the class path
     * @param beanDefining annotations that make a class a bean although CDI does not know them
     */
    static WeldContainer start(List<Class<?>> beans, List<Class<? extends Annotation>> beanDefining) {
        var weld = new Weld()
                // several servers may run in one JVM, as tests do
                .containerId("wirebean-" + UUID.randomUUID())
                // Weld SE makes proxies without a no-arg constructor, servers do not
                .addProperty("org.jboss.weld.construction.relaxed", false)
                // applications have no beans.xml in target/classes, nor in a WAR
                .addProperty(Weld.JAVAX_ENTERPRISE_INJECT_SCAN_IMPLICIT, true)
                // a hook of ours closes things in order, where one is wanted
                .skipShutdownHook();
        beanDefining.forEach(annotation -> addBeanDefining(weld, annotation));
        if (!beans.isEmpty()) {
            weld.disableDiscovery()
                    .addBeanClasses(beans.toArray(Class<?>[]::new))
                    .addExtensions(extensions());
        }
        return weld.initialize();
    }

    /** Without discovery Weld leaves out the extensions too; its own it adds itself. */
    private static Extension[] extensions() {
        return ServiceLoader.load(Extension.class).stream()
                .filter(found -> !found.type().getName().startsWith("org.jboss.weld."))
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    @SuppressWarnings("unchecked") // a generic array of one
    private static void addBeanDefining(Weld weld, Class<? extends Annotation> annotation) {
        weld.addBeanDefiningAnnotations(annotation);
    }
}
