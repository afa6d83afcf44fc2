// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the gate says of an upgrade request. */
public sealed interface GateDecision {

    /** No path of ours: the request is somebody else's. */
    record NotOurs() implements GateDecision {}

    /** The connection may open. */
    record Admitted(Admission admission) implements GateDecision {}

    /**
     * The upgrade is answered with this HTTP status, and nothing opens.
     *
     * @param headers all that the answer bears, its type of content among them, but for its length
     * @param body empty for none
     */
    record Refused(int status, Map<String, List<String>> headers, String body) implements GateDecision {

        /** A refusal with a sentence for people. */
        static Refused because(int status, String why) {
            return new Refused(status, Map.of("Content-Type", List.of("text/plain;charset=UTF-8")), why);
        }

        /** The body as it is sent. */
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
