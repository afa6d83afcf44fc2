// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.quarkus;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.NonBlocking;

/** Answers by returning, on the event loop. */
@WebSocket(path = "/echo")
public class Echo {

    private final Events events;

    Echo(Events events) {
        this.events = events;
    }

    @OnTextMessage
    @NonBlocking
    String said(String text) {
        return events.answer(text);
    }
}
