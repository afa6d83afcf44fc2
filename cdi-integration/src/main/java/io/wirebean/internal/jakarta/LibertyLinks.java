// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the TCP link below Open Liberty's sessions, once per session class: an application cannot name its type. */
final class LibertyLinks {

    private static final System.Logger LOG = System.getLogger(LibertyLinks.class.getName());

    private final ConcurrentHashMap<Class<?>, Optional<Handles>> handles = new ConcurrentHashMap<>();

    ConnectionControl control(Session session) {
        return handles.computeIfAbsent(session.getClass(), LibertyLinks::find)
                .<ConnectionControl>map(found -> new LinkControl(found, session))
                .orElse(ConnectionControl.NONE);
    }

    private static Optional<Handles> find(Class<?> sessionType) {
        try {
            var implementation = sessionType.getMethod("getSessionImpl");
            Field link = opened(implementation.getReturnType(), "connLink");
            Field device = opened(link.getType(), "deviceConnLink");
            Field circuit = opened(link.getType(), "vConnection");
            var close = Arrays.stream(device.getType().getMethods())
                    .filter(method -> method.getName().equals("close") && method.getParameterCount() == 2)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(device.getType() + ".close"));
            var lookup = MethodHandles.lookup();
            return Optional.of(new Handles(
                    MethodHandles.filterReturnValue(lookup.unreflect(implementation), lookup.unreflectGetter(link)),
                    lookup.unreflectGetter(device),
                    lookup.unreflectGetter(circuit),
                    lookup.unreflect(close)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no link found below " + sessionType.getName(), e);
            return Optional.empty();
        }
    }

    private static Field opened(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** From a session to its WebSocket link, from there to the device below it and the circuit that both belong to. */
    private record Handles(MethodHandle link, MethodHandle device, MethodHandle circuit, MethodHandle close) {}

    /** One session: reading is not its matter. */
    private record LinkControl(Handles handles, Session session) implements ConnectionControl {

        @Override
        public boolean pauseReads() {
            return false;
        }

        @Override
        public void resumeReads() {}

        @Override
        public boolean abort() {
            try {
                Object link = handles.link().invoke(session);
                handles.close()
                        .invoke(handles.device().invoke(link), handles.circuit().invoke(link), null);
                return true;
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "the link did not close", e);
                return false;
            }
        }
    }
}
