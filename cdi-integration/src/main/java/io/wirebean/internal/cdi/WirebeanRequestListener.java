// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells the watch of each request, on servers that need one alone. It hears of those too that a filter ahead of ours or the
 * server's login answers, and of the end of asynchronous ones.
 */
final class WirebeanRequestListener implements ServletRequestListener {

    private static final String USED = WirebeanRequestListener.class.getName();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request
                && event.getServletContext().getAttribute(WirebeanRuntime.ATTRIBUTE)
                        instanceof WirebeanRuntime runtime) {
            SessionWatch.Watched used = runtime.watch().begins(request.getRequestedSessionId());
            if (used != null) {
                // its id may change before the request is over
                request.setAttribute(USED, used);
            }
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getAttribute(USED) instanceof SessionWatch.Watched used) {
            used.ends();
        }
    }
}
