// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.EndpointPlan;

/** The record of an admitted connection: nothing reaches a handler without one. */
public record Admission(EndpointPlan endpoint, HandshakeFacts handshake) {}
