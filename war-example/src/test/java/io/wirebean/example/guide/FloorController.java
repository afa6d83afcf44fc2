// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.security.PermitAll;

/** Those who hear of the guide's prices. */
@WSController("/floor")
@PermitAll
public class FloorController {

    @OnWSConnection
    void joined(Connection me) {
        me.join("floor");
    }

    @OnWSMessage("here")
    @PermitAll
    boolean here() {
        return true;
    }
}
