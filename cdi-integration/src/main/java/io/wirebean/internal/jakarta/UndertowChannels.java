// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Finds the channel below Undertow's sessions by method handles, once per session class: an application cannot name its type. */
final class UndertowChannels {

    private static final MethodType ON_CHANNEL = MethodType.methodType(void.class, Object.class);
    private static final MethodType OF_CHANNEL = MethodType.methodType(Executor.class, Object.class);

    private static final System.Logger LOG = System.getLogger(UndertowChannels.class.getName());

    private static final String NO_FRAMES =
            ", which is of an unknown version of Undertow: its own handlers are used, which "
                    + "hold messages in fragments whole, and what waits for a worker without a bound";

    private final ConcurrentHashMap<Class<?>, Optional<Handles>> handles = new ConcurrentHashMap<>();

    ConnectionControl control(Session session) {
        return handles.computeIfAbsent(session.getClass(), UndertowChannels::find)
                .map(found -> found.control(session))
                .orElse(ConnectionControl.NONE);
    }

    private static Optional<Handles> find(Class<?> sessionType) {
        try {
            var lookup = MethodHandles.publicLookup();
            var getter = sessionType.getMethod("getWebSocketChannel");
            Class<?> channelType = getter.getReturnType();
            var nothing = MethodType.methodType(void.class);
            return Optional.of(new Handles(
                    lookup.unreflect(getter),
                    lookup.findVirtual(channelType, "suspendReceives", nothing),
                    lookup.findVirtual(channelType, "resumeReceives", nothing),
                    writer(channelType),
                    reset(channelType),
                    frames(sessionType, channelType)));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "no channel found below " + sessionType.getName(), e);
            return Optional.empty();
        }
    }

    /** Null where the classes of this version have other names. */
    private static @Nullable UndertowCalls frames(Class<?> sessionType, Class<?> channelType) {
        try {
            return UndertowCalls.of(sessionType, channelType);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, () -> "no frames can be taken from " + channelType.getName() + NO_FRAMES, e);
            return null;
        }
    }

    /** Gives the thread that writes for a channel; null where the channel does not give it, or it takes no tasks. */
    private static MethodHandle writer(Class<?> channelType) {
        try {
            var getter = channelType.getMethod("getIoThread");
            if (Executor.class.isAssignableFrom(getter.getReturnType())) {
                return MethodHandles.publicLookup().unreflect(getter).asType(OF_CHANNEL);
            }
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "no writing thread found below " + channelType.getName(), e);
        }
        return MethodHandles.empty(OF_CHANNEL);
    }

    /** Has a channel send a reset when it is closed; does nothing where the option has another name. */
    private static MethodHandle reset(Class<?> channelType) {
        try {
            Class<?> options = Class.forName("org.xnio.Options", true, channelType.getClassLoader());
            Object closeAbort = options.getField("CLOSE_ABORT").get(null);
            Class<?> option = Class.forName("org.xnio.Option", true, channelType.getClassLoader());
            var set = MethodHandles.publicLookup().unreflect(channelType.getMethod("setOption", option, Object.class));
            return MethodHandles.insertArguments(set, 1, closeAbort, true).asType(ON_CHANNEL);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no reset found below " + channelType.getName(), e);
            return MethodHandles.empty(ON_CHANNEL);
        }
    }

    /** What is called on a session and on its channel. */
    private record Handles(
            MethodHandle channel,
            MethodHandle suspendReceives,
            MethodHandle resumeReceives,
            MethodHandle writer,
            MethodHandle reset,
            @Nullable UndertowCalls frames) {

        ConnectionControl control(Session session) {
            try {
                var below = (Closeable) channel.invoke(session);
                return new ChannelControl(this, session, below, (Executor) writer.invoke(below));
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "a session does not give its channel", e);
                return ConnectionControl.NONE;
            }
        }
    }

    /** One channel. */
    private record ChannelControl(Handles handles, Session session, Closeable channel, @Nullable Executor writer)
            implements ConnectionControl {

        @Override
        public boolean takeFrames(LiveConnection connection) {
            // without its thread nothing would tell that it must not wait
            if (handles.frames() == null || writer == null) {
                return false;
            }
            try {
                UndertowFrames.take(handles.frames(), session, channel, connection);
                return true;
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the channel has gone", e);
                return false;
            }
        }

        @Override
        public boolean pauseReads() {
            call(handles.suspendReceives());
            // its own thread delivers no more, and must not wait; Undertow's own handlers may still be given what has
            // been read
            return Thread.currentThread() == writer;
        }

        @Override
        public void resumeReads() {
            call(handles.resumeReceives());
        }

        @Override
        public void dropsWhatWaits() {
            call(handles.reset());
        }

        private void call(MethodHandle handle) {
            try {
                handle.invoke(channel);
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "the channel has gone", e);
            }
        }

        @Override
        public boolean abort() {
            try {
                channel.close();
                return true;
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the channel did not close", e);
                return false;
            }
        }
    }
}
