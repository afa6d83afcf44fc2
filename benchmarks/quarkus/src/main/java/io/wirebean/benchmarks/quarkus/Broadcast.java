// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.quarkus;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** What it returns goes to all. */
@WebSocket(path = "/broadcast")
public class Broadcast {

    private final Events events;

    Broadcast(Events events) {
        this.events = events;
    }

    @OnTextMessage(broadcast = true)
    @NonBlocking
    Uni<String> said(String text) {
        return Uni.createFrom().item(events.answer(text));
    }
}
