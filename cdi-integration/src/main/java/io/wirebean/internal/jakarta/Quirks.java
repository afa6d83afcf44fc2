// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.gate.GateDecision.Refused;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What servers do differently, one method an oddity: which server and version, and how to see that it has gone. */
final class Quirks {

    private static final Set<String> EMPTY_PHRASES = Set.of("No reason given.", "Closed abnormally.");

    private final UndertowChannels undertow = new UndertowChannels();
    private final LibertyLinks liberty = new LibertyLinks();
    private final PayaraRequests payara;
    private final TyrusResponses tyrus = new TyrusResponses();

    /** @param application its class loader */
    Quirks(ClassLoader application) {
        this.payara = new PayaraRequests(application);
    }

    /**
     * Undertow reads on while a handler is busy, without a bound (WildFly 39, Undertow 2.3.23), and leaves the TCP
     * connection of a stalled peer open after a close; the channel below its session can do both. Open Liberty leaves it
     * open as well, until the peer answers the close (26.0.0.3), and has a link below its session that can be closed.
     * Undertow also holds fragmented messages of any size, and queues for its workers without a bound: its frames are taken
     * from the channel (decision 023; {@code LimitConformance.aMessageWithoutAnEndIsNotHeld}). Gone when {@code Session} itself has these operations; {@code CloseTimeoutConformance} shows it.
     */
    ConnectionControl control(Session session) {
        if (isUndertow(session)) {
            return undertow.control(session);
        }
        return isLiberty(session) ? liberty.control(session) : ConnectionControl.NONE;
    }

    /**
     * Payara leaves the TCP connection of a peer that does not read open after a close, with all that was sent to it
     * (6.2025.9, until the peer reads on), and its sessions show nothing of it; the request of the upgrade does. Gone when
     * {@code HardEndConformance} passes without. It also makes each send dear ({@link WithoutThreadContexts}), and tells some
     * 10 MB to be written that it only queues; {@code HeapConformance} shows that.
     *
     * @return null where the session is asked
     */
    @Nullable
    ConnectionControl controlBelow(Object request) {
        return payara.control(request);
    }

    /**
     * Undertow queues asynchronous sends in their order and writes on its I/O thread what has come until then in one go, so that
     * many in flight cost less than one after the other (2.3.23, decision 017). Others lose or refuse them: Open Liberty, Tomcat.
     */
    boolean queuesSends(Session session) {
        return isUndertow(session);
    }

    /**
     * Undertow may hand out the array of a pooled buffer and use it again when the callback has returned (2.3.23, where
     * the message fills a heap buffer exactly). Gone when its {@code FrameHandler.toArray} always copies.
     */
    byte[] kept(Session session, byte[] message) {
        return isUndertow(session) ? message.clone() : message;
    }

    /**
     * Jakarta WebSocket has no refusal in {@code modifyHandshake}. Tyrus answers the status of a {@code HandshakeException},
     * with the headers of the response and without a body; a status that is set on its response instead is sent and the
     * session opens all the same (2.2.2: 401, 503, 3xx). Elsewhere nothing is done: no record is left, and the session is
     * closed when it opens. Gone when the API has a refusal; {@code StockTyrusTest} shows it.
     */
    void refuse(HandshakeResponse response, Refused refused) {
        if (isTyrus(response)) {
            tyrus.refuse(response, refused);
        }
    }

    /**
     * Open Liberty takes anybody's word for TLS, by {@code X-Forwarded-Proto} or {@code $WSIS} (26.0.0.3); where it speaks TLS
     * itself the request names the cipher suite. Gone when
     * {@code SightConformance.whatAClientSaysOfItselfInAProxysNameIsNotBelieved} holds without.
     *
     * @param cipherSuite null for none
     */
    boolean isSecure(String serverInfo, @Nullable Object cipherSuite) {
        return cipherSuite != null || !serverInfo.contains("Liberty");
    }

    /**
     * Tyrus asks for the subprotocol before {@code modifyHandshake}, so before the gate where no filter ran, and reads what
     * was chosen from the headers afterwards (2.2.2). Gone when it asks after it.
     */
    void nameSubprotocol(HandshakeResponse response, Optional<String> chosen) {
        if (isTyrus(response)) {
            response.getHeaders().remove(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL);
            chosen.ifPresent(name -> response.getHeaders().put(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL, List.of(name)));
        }
    }

    private static boolean isTyrus(Object ofServer) {
        return ofServer.getClass().getName().startsWith("org.glassfish.tyrus.");
    }

    private static boolean isLiberty(Session session) {
        return session.getClass().getName().startsWith("com.ibm.ws.wsoc.");
    }

    private static boolean isUndertow(Session session) {
        return session.getClass().getName().startsWith("io.undertow.");
    }

    /**
     * Single frames over the session's buffer size are answered with 1009 by some servers and delivered by others (Tyrus
     * 2.2.2 up to 4 MiB): ours is the limit that counts, and the server's lies above it, so that what is a little too big is
     * seen and counted by us. Not more than twice, since Tomcat allocates it.
     */
    int bufferSize(int maxMessageBytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(8192L, 2L * maxMessageBytes));
    }

    /**
     * The request URI of a handshake is a path on Payara 6, path and query on WildFly 39, absolute on Open Liberty 26 and
     * Tomcat. Gone when all give the same; the fall-back without the filter shows it.
     */
    String rawPath(HandshakeRequest request, String contextPath) {
        String path = request.getRequestURI().getRawPath();
        return path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    }

    /**
     * The end of a connection without a close frame is 1006 on all but Open Liberty 26, which says 1011 and a text; Tyrus
     * 2.1 and 2.2 (Payara 6, embedded) put texts of their own where the peer sent none. The codes 1002, 1007 and 1009 are
     * what servers themselves answer a malformed or oversized message with.
     */
    CloseReason closeReason(jakarta.websocket.CloseReason told) {
        String phrase = told.getReasonPhrase() == null || EMPTY_PHRASES.contains(told.getReasonPhrase())
                ? ""
                : told.getReasonPhrase();
        int code = told.getCloseCode().getCode();
        if (code == 1006 || isLibertyReset(code, phrase)) {
            return new CloseReason(1006, "", Initiator.NETWORK);
        }
        return new CloseReason(code, phrase, initiator(code));
    }

    private static boolean isLibertyReset(int code, String phrase) {
        return code == 1011 && (phrase.startsWith("Connection reset") || phrase.startsWith("Connection closed:"));
    }

    private static Initiator initiator(int code) {
        return switch (code) {
            case 1009 -> Initiator.WIREBEAN;
            case 1002, 1007 -> Initiator.NETWORK;
            default -> Initiator.PEER;
        };
    }
}
