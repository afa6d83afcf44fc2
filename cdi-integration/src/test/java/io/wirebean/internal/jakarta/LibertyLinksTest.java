// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibertyLinksTest {

    private final List<String> closed = new ArrayList<>();
    private final LibertyLinks links = new LibertyLinks();

    @Test
    void anAbortClosesTheDeviceBelowTheSession() {
        assertTrue(links.control(session((circuit, failure) -> closed.add(circuit + " " + failure)))
                .abort());

        assertEquals(List.of("circuit null"), closed);
    }

    @Test
    void aDeviceThatFailsHasFreedNothing() {
        assertFalse(links.control(session((circuit, failure) -> {
                    throw new IllegalStateException("gone");
                }))
                .abort());
    }

    @Test
    void aSessionOfAnotherShapeGivesNoHold() {
        var session = (Session)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Session.class}, (a, b, c) -> {
                    throw new UnsupportedOperationException();
                });

        assertSame(ConnectionControl.NONE, links.control(session));
    }

    private Session session(Device device) {
        var implementation = new Implementation(new Link(device, "circuit"));
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class, Shape.class},
                (proxy, method, arguments) -> implementation);
    }

    /** What a session of Open Liberty 26.0.0.3 has, in its names. */
    public interface Shape {
        Implementation getSessionImpl();
    }

    /** The device of a link. */
    @FunctionalInterface
    public interface Device {
        void close(String circuit, Exception failure);
    }

    /** The session without its wrapper. */
    public static final class Implementation {
        final Link connLink;

        Implementation(Link connLink) {
            this.connLink = connLink;
        }
    }

    /** A link, whose fields are read and of which nothing is called. */
    public static final class Link {
        private final Device deviceConnLink;
        private final String vConnection;

        Link(Device deviceConnLink, String vConnection) {
            this.deviceConnLink = deviceConnLink;
            this.vConnection = vConnection;
        }

        @Override
        public String toString() {
            return vConnection + " on " + deviceConnLink;
        }
    }
}
