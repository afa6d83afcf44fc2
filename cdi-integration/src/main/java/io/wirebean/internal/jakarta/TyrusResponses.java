// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.gate.GateDecision.Refused;
import jakarta.websocket.HandshakeResponse;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses on Tyrus' own responses by method handles, found once per response class: an application cannot name its types. */
final class TyrusResponses {

    private static final System.Logger LOG = System.getLogger(TyrusResponses.class.getName());

    private static final List<String> OF_THE_101 = List.of(
            "Upgrade",
            "Connection",
            HandshakeResponse.SEC_WEBSOCKET_ACCEPT,
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Extensions");

    private final ConcurrentHashMap<Class<?>, Optional<Handles>> handles = new ConcurrentHashMap<>();

    /** Does not return, unless this Tyrus is one that we do not know. */
    void refuse(HandshakeResponse response, Refused refused) {
        handles.computeIfAbsent(response.getClass(), TyrusResponses::find)
                .ifPresent(found -> refuse(found, response, refused));
    }

    private static void refuse(Handles found, HandshakeResponse response, Refused refused) {
        Map<String, List<String>> headers = response.getHeaders();
        OF_THE_101.forEach(headers::remove);
        refused.headers().forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
        // it has no way to send a body, and a client waits for one whose length it is not told
        headers.remove("Content-Type");
        headers.put("Content-Length", List.of("0"));
        headers.put("Connection", List.of("close"));
        TyrusResponses.<RuntimeException>sneakily(found.refusal(response, refused.status()));
    }

    private static Optional<Handles> find(Class<?> responseType) {
        try {
            var lookup = MethodHandles.publicLookup();
            Class<?> refusal =
                    Class.forName("org.glassfish.tyrus.core.HandshakeException", false, responseType.getClassLoader());
            return Optional.of(new Handles(
                    lookup.findConstructor(refusal, MethodType.methodType(void.class, int.class, String.class)),
                    lookup.unreflect(responseType.getMethod("setReasonPhrase", String.class))));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "this Tyrus opens what the gate refuses, and we close it with 1008 then", e);
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // erased: the exception is thrown as it is
    private static <X extends Throwable> void sneakily(Throwable thrown) throws X {
        throw (X) thrown;
    }

    /** The exception that Tyrus answers with its status, and the phrase of the 101 that has to go. */
    private record Handles(MethodHandle constructor, MethodHandle reasonPhrase) {

        Throwable refusal(HandshakeResponse response, int status) {
            try {
                reasonPhrase.invoke(response, (String) null);
                return (Throwable) constructor.invoke(status, "the gate refuses with " + status);
            } catch (Throwable e) {
                return new IllegalStateException("Tyrus does not take a refusal", e);
            }
        }
    }
}
