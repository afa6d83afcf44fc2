// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Answers by returning. */
@WSController("/echo")
public class ControllerEcho {

    @OnWSMessage("say")
    Say said(Say say) {
        return say;
    }
}
