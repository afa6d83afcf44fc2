// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.benchmarks.server.Say;

/** Answers by returning. */
@WSController("/echo")
public class ControllerEcho {

    @OnWSMessage("say")
    Say said(Say say) {
        return say;
    }
}
