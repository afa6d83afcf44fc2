// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.plain;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Answers what it is told. */
@ServerEndpoint("/echo")
public class PlainEcho {

    /** The same again. */
    @OnMessage
    public String echo(String text) {
        return text;
    }
}
