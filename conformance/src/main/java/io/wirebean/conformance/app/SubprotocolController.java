// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Handshake;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Speaks two subprotocols. */
@WSController(
        value = "/subprotocols",
        subprotocols = {"v2.items", "v1.items"})
public class SubprotocolController {

    @OnWSMessage("which")
    String which(Handshake handshake) {
        return handshake.subprotocol().orElse("none");
    }
}
