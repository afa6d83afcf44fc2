// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.Transport;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the TCP connection below Payara's requests, once per request class: an application cannot name its type. */
final class PayaraRequests {

    /** What Grizzly queues of a connection and tells to be written; unless it is told, four times what the system takes, some 10 MB. */
    private static final int QUEUED_BYTES = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(PayaraRequests.class.getName());

    private final ConcurrentHashMap<Class<?>, Optional<Handles>> handles = new ConcurrentHashMap<>();

    /** Null where sends go as they come. */
    private final @Nullable ClassLoader ofSends;

    /** @param application its class loader */
    PayaraRequests(ClassLoader application) {
        this.ofSends = WithoutThreadContexts.of(application);
    }

    /** Null where the request is of another server. */
    @Nullable
    ConnectionControl control(Object request) {
        return handles.computeIfAbsent(request.getClass(), PayaraRequests::find)
                .map(found -> found.control(request, ofSends))
                .orElse(null);
    }

    private static Optional<Handles> find(Class<?> requestType) {
        try {
            var lookup = MethodHandles.publicLookup();
            MethodHandle connection = lookup.unreflect(requestType.getMethod("getUnwrappedCoyoteRequest"));
            for (String getter : new String[] {"getCoyoteRequest", "getContext", "getConnection"}) {
                Class<?> type = connection.type().returnType();
                connection = MethodHandles.filterReturnValue(connection, lookup.unreflect(type.getMethod(getter)));
            }
            Class<?> type = connection.type().returnType();
            return Optional.of(new Handles(
                    connection,
                    lookup.unreflect(type.getMethod("terminateSilently")),
                    channel(type),
                    limitQueue(type)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no connection found below " + requestType.getName(), e);
            return Optional.empty();
        }
    }

    /** From a connection to its channel; to null where that has another name. */
    private static MethodHandle channel(Class<?> connectionType) {
        try {
            Class<?> nio =
                    Class.forName("org.glassfish.grizzly.nio.NIOConnection", true, connectionType.getClassLoader());
            return MethodHandles.publicLookup().unreflect(nio.getMethod("getChannel"));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "no channel found below " + connectionType.getName(), e);
            return MethodHandles.empty(MethodType.methodType(Object.class, Object.class));
        }
    }

    /** Does nothing where it has another name, which must not cost the hard end. */
    private static MethodHandle limitQueue(Class<?> connectionType) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(connectionType.getMethod("setMaxAsyncWriteQueueSize", int.class));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "no limit found for the queue of " + connectionType.getName(), e);
            return MethodHandles.empty(MethodType.methodType(void.class, Object.class, int.class));
        }
    }

    /** From a request to its connection, and what is called on that. */
    private record Handles(
            MethodHandle connection, MethodHandle terminate, MethodHandle channel, MethodHandle limitQueue) {

        @Nullable
        ConnectionControl control(Object request, @Nullable ClassLoader ofSends) {
            try {
                return new Control(this, connection.invoke(request), ofSends);
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "a request does not give its connection", e);
                return null;
            }
        }
    }

    /** One connection: reading is not its matter. */
    private record Control(Handles handles, Object tcp, @Nullable ClassLoader ofSends) implements ConnectionControl {

        @Override
        public boolean pauseReads() {
            return false;
        }

        @Override
        public void resumeReads() {}

        @Override
        public Transport transport(Transport overSession) {
            try {
                handles.limitQueue().invoke(tcp, QUEUED_BYTES);
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "the connection queues what it likes", e);
            }
            return ofSends == null ? overSession : new PayaraTransport(overSession, ofSends);
        }

        @Override
        public void dropsWhatWaits() {
            try {
                if (handles.channel().invoke(tcp) instanceof SocketChannel channel) {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "the connection has gone", e);
            }
        }

        @Override
        public boolean abort() {
            try {
                handles.terminate().invoke(tcp);
                return true;
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "the connection did not end", e);
                return false;
            }
        }
    }
}
