// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.leaving;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Leaves a note of each end in a system property, which another application can read when this one has gone. */
@WSController("/leaving")
public class LeavingController {

    @OnWSConnection
    String opened() {
        return "here";
    }

    /** Works until another application has set this property; what both share is the monitor of its interned name. */
    @OnWSMessage("hold")
    String hold(Connection me, String property) throws InterruptedException {
        me.send("holding", property);
        String gate = property.intern();
        synchronized (gate) {
            while (System.getProperty(gate) == null) {
                gate.wait();
            }
        }
        return "held";
    }

    @OnWSDisconnection
    void closed(Connection me, CloseReason why) {
        String key = me.handshake().query("key").orElseThrow();
        System.setProperty(key, System.getProperty(key, "") + "closed " + why.code() + ";");
    }
}
