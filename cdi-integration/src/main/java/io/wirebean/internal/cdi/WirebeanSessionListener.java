// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.function.Consumer;

/** Hears of the ends of HTTP sessions, which are the ends of the connections that were admitted by them. */
public final class WirebeanSessionListener implements HttpSessionListener, HttpSessionIdListener {

    /** Made by the container. */
    public WirebeanSessionListener() {}

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        tell(event, runtime -> runtime.engine().sessionCreated(id(event)));
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        tell(event, runtime -> {
            runtime.keeper().ended(id(event));
            runtime.watch().ended(id(event));
            runtime.engine().sessionEnded(id(event));
        });
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        tell(event, runtime -> {
            runtime.keeper().renamed(oldSessionId, id(event));
            runtime.watch().renamed(oldSessionId, id(event));
            runtime.engine().sessionIdChanged(oldSessionId, id(event));
        });
    }

    private static String id(HttpSessionEvent event) {
        return event.getSession().getId();
    }

    private static void tell(HttpSessionEvent event, Consumer<WirebeanRuntime> news) {
        var context = event.getSession().getServletContext();
        if (context.getAttribute(WirebeanRuntime.ATTRIBUTE) instanceof WirebeanRuntime runtime) {
            news.accept(runtime);
        }
    }
}
