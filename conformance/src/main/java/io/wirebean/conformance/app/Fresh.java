// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** One callback's own bean. */
@RequestScoped
public class Fresh {

    @Inject
    Connection connection;

    @Inject
    WSMessage message;

    private final String id = UUID.randomUUID().toString();

    /** What tells this instance from others. */
    public String id() {
        return id;
    }

    /** The connection and the message that it was injected with. */
    public String surroundings() {
        return Journal.key(connection) + " " + message.event();
    }
}
