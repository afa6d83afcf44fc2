// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

/** What the gate says of an upgrade request. */
public sealed interface GateDecision {

    /** No path of ours: the request is somebody else's. */
    record NotOurs() implements GateDecision {}

    /** The connection may open. */
    record Admitted(Admission admission) implements GateDecision {}

    /** The upgrade is answered with this HTTP status and body, and nothing opens. */
    record Refused(int status, String body) implements GateDecision {}
}
