// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server's session: nothing of it can be asked after its end, but for its id. */
final class FakeHttpSession implements InvocationHandler {

    private final Map<String, Object> attributes = new HashMap<>();
    private String id;
    private @Nullable ServletContext context;
    private long lastAccessed;
    private int maxInactiveSeconds = 1800;
    private boolean over;

    FakeHttpSession(String id) {
        this.id = id;
    }

    HttpSession asSeen() {
        return (HttpSession)
                Proxy.newProxyInstance(HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, this);
    }

    /** As a listener of this context sees it. */
    HttpSession in(ServletContext context) {
        this.context = context;
        return asSeen();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("getId")) {
            return id;
        }
        if (method.getName().equals("getServletContext")) {
            return context;
        }
        if (over) {
            throw new IllegalStateException("the session is over");
        }
        return switch (method.getName()) {
            case "getCreationTime" -> 0L;
            case "getLastAccessedTime" -> lastAccessed;
            case "getMaxInactiveInterval" -> maxInactiveSeconds;
            case "setMaxInactiveInterval" -> {
                maxInactiveSeconds = (int) arguments[0];
                yield null;
            }
            case "invalidate" -> {
                over = true;
                yield null;
            }
            case "getAttribute" -> attributes.get((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    FakeHttpSession with(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    void id(String id) {
        this.id = id;
    }

    void accessedAt(long millis) {
        lastAccessed = millis;
    }

    int maxInactiveSeconds() {
        return maxInactiveSeconds;
    }

    void maxInactiveSeconds(int seconds) {
        maxInactiveSeconds = seconds;
    }

    void ends() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
