// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;

/** What it returns goes to all of its connections. */
@WSController("/broadcast")
public class ControllerBroadcast {

    @OnWSMessage("say")
    @WSBroadcast
    Say said(Say say) {
        return say;
    }
}
