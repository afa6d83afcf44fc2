// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason.Initiator;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.server.HandshakeRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuirksTest {

    private final Quirks quirks = new Quirks(getClass().getClassLoader());

    @Test
    void thePeersReasonIsToldAsItCame() {
        assertEquals(
                new io.wirebean.CloseReason(4401, "expired", Initiator.PEER),
                quirks.closeReason(reason(4401, "expired")));
        assertEquals(new io.wirebean.CloseReason(1005, "", Initiator.PEER), quirks.closeReason(reason(1005, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"No reason given.", "Closed abnormally.", "anything"})
    void anEndWithoutACloseFrameIs1006WithoutAPhrase(String phrase) {
        assertEquals(
                new io.wirebean.CloseReason(1006, "", Initiator.NETWORK), quirks.closeReason(reason(1006, phrase)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection reset", "Connection closed: Read failed.  Possible end of stream encountered."})
    void libertysResetIs1006(String phrase) {
        assertEquals(
                new io.wirebean.CloseReason(1006, "", Initiator.NETWORK), quirks.closeReason(reason(1011, phrase)));
    }

    @Test
    void aPeersOwn1011StaysOne() {
        assertEquals(
                new io.wirebean.CloseReason(1011, "out of order", Initiator.PEER),
                quirks.closeReason(reason(1011, "out of order")));
    }

    @Test
    void tyrusTextForNoTextIsDropped() {
        assertEquals(
                new io.wirebean.CloseReason(1000, "", Initiator.PEER),
                quirks.closeReason(reason(1000, "No reason given.")));
    }

    @Test
    void whatTheServerItselfClosesForIsNotThePeers() {
        assertEquals(Initiator.WIREBEAN, quirks.closeReason(reason(1009, "")).initiator());
        assertEquals(Initiator.NETWORK, quirks.closeReason(reason(1007, "")).initiator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/chat/a%20b", "/app/chat/a%20b?x=1", "ws://127.0.0.1:8080/app/chat/a%20b?x=1"})
    void thePathOfAHandshakeIsBelowTheContextPathAndRaw(String uri) {
        var request = (HandshakeRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HandshakeRequest.class},
                (proxy, method, arguments) -> URI.create(uri));

        assertEquals("/chat/a%20b", quirks.rawPath(request, "/app"));
    }

    @Test
    void theServersBufferLiesAboveOurLimit() {
        assertEquals(131072, quirks.bufferSize(65536));
        assertEquals(8192, quirks.bufferSize(100));
        assertEquals(Integer.MAX_VALUE, quirks.bufferSize(Integer.MAX_VALUE));
    }

    private static CloseReason reason(int code, String phrase) {
        return new CloseReason(CloseCodes.getCloseCode(code), phrase);
    }
}
