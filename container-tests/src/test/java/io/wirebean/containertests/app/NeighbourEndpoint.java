// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.app;

import io.wirebean.Connections;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

/** The application's own endpoint beside our controllers. */
@ServerEndpoint("/neighbours/{name}")
@Dependent // Liberty injects nothing into an endpoint that is no bean
public class NeighbourEndpoint {

    @Inject
    Connections connections;

    /** The same again, with the name of the path. */
    @OnMessage
    public String echo(String text, @PathParam("name") String name) {
        return name + " " + text + (connections.count() >= 0 ? "" : " and nonsense");
    }
}
