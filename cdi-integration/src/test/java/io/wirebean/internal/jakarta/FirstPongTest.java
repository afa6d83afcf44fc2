// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstPongTest {

    private final List<String> calls = new ArrayList<>();
    private final List<CloseReason> ends = new ArrayList<>();
    private final FirstPong pong = new FirstPong(session(), ends::add);

    @Test
    void aPeerThatAnswersIsLeftAlone() {
        pong.ping();
        pong.onMessage((PongMessage) () -> ByteBuffer.allocate(0));
        pong.endUnlessHeard();

        assertEquals(List.of("sendPing"), calls);
        assertEquals(List.of(), ends);
    }

    @Test
    void aPeerThatDoesNotAnswerHasEndedAndItsSessionIsClosed() {
        pong.ping();
        pong.endUnlessHeard();

        assertEquals(List.of("sendPing", "close"), calls);
        assertEquals(List.of(new CloseReason(1006, "", Initiator.NETWORK)), ends);
    }

    /** Both calls fail, as they may on a connection that has gone. */
    private Session session() {
        var remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, arguments) -> fail(method.getName()));
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getAsyncRemote") ? remote : fail(method.getName()));
    }

    private Object fail(String call) throws IOException {
        calls.add(call);
        throw new IOException(call);
    }
}
