// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

/** An exchange that proves by its order that nothing else was on its way. */
record SilenceProbe(String request, String reply) {

    /** The heartbeat that the {@code json} format answers for every controller. */
    static final SilenceProbe JSON_PING = new SilenceProbe("{\"ping\":4711}", "{\"pong\":4711}");
}
