// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What is called to take frames from a channel of Undertow, all of it public there: its {@code FrameHandler} does the same. By
 * method handles, found once for a class of sessions, since an application cannot name Undertow's types.
 *
 * @param listenerType of XNIO
 * @param listen has a channel tell a listener that frames may have come
 * @param receive gives the frame that comes next, or null
 * @param listenForRest has a frame tell a listener that more of it may have come
 * @param resume has a frame tell
 * @param pong sends a pong; nothing is done where that cannot be
 * @param close sends a close frame; where that cannot be done the channel ends
 * @param end tells the session that it is over, by the close frame that the channel has sent
 * @param invoke runs something with the application's class loader and all else that the server gives to callbacks
 */
record UndertowCalls(
        Class<?> listenerType,
        MethodHandle listen,
        MethodHandle receive,
        MethodHandle type,
        MethodHandle listenForRest,
        MethodHandle resume,
        MethodHandle closeSent,
        MethodHandle pong,
        MethodHandle close,
        MethodHandle end,
        MethodHandle invoke) {

    private static final MethodType ON_OBJECT = MethodType.methodType(void.class, Object.class);
    private static final MethodType LISTENING = MethodType.methodType(void.class, Object.class, Object.class);
    private static final MethodType SENDING = MethodType.methodType(void.class, ByteBuffer.class, Object.class);

    static UndertowCalls of(Class<?> sessionType, Class<?> channelType) throws ReflectiveOperationException {
        ClassLoader loader = channelType.getClassLoader();
        Lookup lookup = MethodHandles.publicLookup();
        String core = "io.undertow.websockets.core.";
        Class<?> frameType = Class.forName(core + "StreamSourceFrameChannel", true, loader);
        Class<?> callbackType = Class.forName(core + "WebSocketCallback", true, loader);
        Class<?> sender = Class.forName(core + "WebSockets", true, loader);
        var sending = MethodType.methodType(void.class, ByteBuffer.class, channelType, callbackType);
        Class<?> listenerType = Class.forName("org.xnio.ChannelListener", true, loader);
        return new UndertowCalls(
                listenerType,
                listening(channelType.getMethod("getReceiveSetter"), listenerType),
                lookup.unreflect(channelType.getMethod("receive"))
                        .asType(MethodType.methodType(ReadableByteChannel.class, Object.class)),
                lookup.unreflect(frameType.getMethod("getType"))
                        .asType(MethodType.methodType(Enum.class, ReadableByteChannel.class)),
                listening(frameType.getMethod("getReadSetter"), listenerType),
                lookup.unreflect(frameType.getMethod("resumeReads")).asType(ON_OBJECT),
                lookup.unreflect(channelType.getMethod("isCloseFrameSent"))
                        .asType(MethodType.methodType(boolean.class, Object.class)),
                telling(proxy(callbackType, () -> {}), lookup.findStatic(sender, "sendPong", sending)),
                telling(null, lookup.findStatic(sender, "sendClose", sending)),
                lookup.unreflect(sessionType.getMethod("closeInternal")).asType(ON_OBJECT),
                invoking(sessionType));
    }

    /** Sets the listener of what a getter gives. */
    private static MethodHandle listening(Method getter, Class<?> listenerType) throws ReflectiveOperationException {
        Method setter = getter.getReturnType().getMethod("set", listenerType);
        MethodHandle set = MethodHandles.publicLookup().unreflect(setter);
        return MethodHandles.filterArguments(
                        set, 0, MethodHandles.publicLookup().unreflect(getter))
                .asType(LISTENING);
    }

    /** @param callback without one, a send that fails closes the channel, and with it the close frame that was quicker */
    private static MethodHandle telling(@Nullable Object callback, MethodHandle send) {
        return MethodHandles.insertArguments(send, 2, callback).asType(SENDING);
    }

    private static MethodHandle invoking(Class<?> sessionType) throws ReflectiveOperationException {
        Method container = sessionType.getMethod("getContainer");
        Method invoke = container.getReturnType().getMethod("invokeEndpointMethod", Runnable.class);
        Lookup lookup = MethodHandles.publicLookup();
        return MethodHandles.filterArguments(lookup.unreflect(invoke), 0, lookup.unreflect(container))
                .asType(MethodType.methodType(void.class, Object.class, Runnable.class));
    }

    /** A listener that does something, whatever it is told of. */
    Object listener(Runnable told) {
        return proxy(listenerType, told);
    }

    private static Object proxy(Class<?> type, Runnable told) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "Wirebean's listener";
                    default -> {
                        told.run();
                        yield null;
                    }
                });
    }

    void listen(Object channel, Object listener) throws IOException {
        try {
            listen.invokeExact(channel, listener);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    @Nullable
    ReadableByteChannel receive(Object channel) throws IOException {
        try {
            return (ReadableByteChannel) receive.invokeExact(channel);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** One of {@code TEXT}, {@code BINARY}, {@code PING}, {@code PONG} and {@code CLOSE}. */
    String type(ReadableByteChannel frame) throws IOException {
        try {
            return ((Enum<?>) type.invokeExact(frame)).name();
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    void listenForRest(ReadableByteChannel frame, Object listener) throws IOException {
        try {
            listenForRest.invokeExact((Object) frame, listener);
            resume.invokeExact((Object) frame);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    void answerPing(byte[] payload, Object channel) throws IOException {
        try {
            pong.invokeExact(ByteBuffer.wrap(payload), channel);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** Unless a close frame has been sent already. */
    void answerClose(byte[] payload, Object channel) throws IOException {
        try {
            if (!(boolean) closeSent.invokeExact(channel)) {
                close.invokeExact(ByteBuffer.wrap(payload), channel);
            }
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    void end(Object session) throws IOException {
        try {
            end.invokeExact(session);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    void invoke(Object session, Runnable callback) throws IOException {
        try {
            invoke.invokeExact(session, callback);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private static IOException failure(Throwable thrown) {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        return thrown instanceof IOException e ? e : new IOException(thrown);
    }
}
