// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery.app;

import io.wirebean.FromPath;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.conformance.app.Gates;
import jakarta.inject.Inject;

/** Handles nothing until its gate is opened. */
@WSController(value = "/held/{gate}", format = "raw")
public class HeldController {

    @Inject
    Gates gates;

    @OnWSMessage
    void hold(String text, @FromPath("gate") String gate) throws InterruptedException {
        gates.pass(gate);
    }
}
