// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import io.wirebean.NonBlocking;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Answers by returning, on the thread on which the message comes. */
@WSController("/nonblocking/echo")
public class NonBlockingEcho {

    @OnWSMessage("say")
    @NonBlocking
    Say said(Say say) {
        return say;
    }
}
