// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.chat.ServerClock;
import java.util.stream.Stream;

/** The chat on a free port, with a clock that a test moves. */
final class RunningChat {

    private RunningChat() {}

    static WirebeanServer start() {
        Class<?>[] beans = Stream.of(ChatServer.CHAT)
                .map(bean -> bean == ServerClock.class ? HandClock.class : bean)
                .toArray(Class<?>[]::new);
        return WirebeanServer.builder().beans(beans).port(0).start();
    }
}
