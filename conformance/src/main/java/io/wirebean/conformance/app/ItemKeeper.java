// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Inherits handlers, overrides one and switches one off. */
@WSController("/keeper")
public class ItemKeeper extends Keeper<Item> {

    @Override
    @OnWSMessage("overridden")
    String overridden() {
        return "the overriding handler";
    }

    @Override
    String switchedOff() {
        return "no handler";
    }
}
