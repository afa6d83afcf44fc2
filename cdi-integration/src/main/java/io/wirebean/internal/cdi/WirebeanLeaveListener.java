// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Lets connections go when an application stops, ahead of all other listeners: they hear of it in the reverse of the order in
 * which they were added, and Undertow's own, which closes what is open, comes before those that an initializer adds.
 */
final class WirebeanLeaveListener implements ServletContextListener {

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Object running = event.getServletContext().getAttribute(WirebeanRuntime.ATTRIBUTE);
        if (running instanceof WirebeanRuntime runtime) {
            runtime.drain();
        }
    }
}
