// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.util.UUID;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Starts Weld as strict as the servers have it, with these beans and our extension. */
final class StrictContainer {

    private StrictContainer() {}

    static WeldContainer start(Class<?>... beans) {
        return new Weld()
                .containerId("test-" + UUID.randomUUID())
                .disableDiscovery()
                .addExtension(new WirebeanExtension())
                .addProperty("org.jboss.weld.construction.relaxed", false)
                .skipShutdownHook()
                .addBeanClasses(beans)
                .initialize();
    }
}
