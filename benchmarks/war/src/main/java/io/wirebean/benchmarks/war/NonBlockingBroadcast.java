// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import io.wirebean.NonBlocking;
import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;

/** Called on the thread on which the message comes; what it returns goes to all of its connections. */
@WSController("/nonblocking/broadcast")
public class NonBlockingBroadcast {

    @OnWSMessage("say")
    @NonBlocking
    @WSBroadcast
    Say said(Say say) {
        return say;
    }
}
