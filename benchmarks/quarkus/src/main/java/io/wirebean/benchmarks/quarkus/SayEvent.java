// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.quarkus;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** The event. */
@JsonbPropertyOrder({"event", "data"})
public record SayEvent(String event, Say data) {}
