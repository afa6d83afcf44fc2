// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

/** Where a handler's value is broadcast. */
record Broadcast(String event, BroadcastTarget target, boolean exceptSender) implements HandlerPlan.BroadcastPlan {

    @Override
    public Selection audience(Call call) {
        return target.selection(call);
    }
}
