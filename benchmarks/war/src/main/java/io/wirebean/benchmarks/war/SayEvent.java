// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** The event, as who writes an endpoint by hand would parse it. */
@JsonbPropertyOrder({"event", "data"})
public record SayEvent(String event, Say data) {}
