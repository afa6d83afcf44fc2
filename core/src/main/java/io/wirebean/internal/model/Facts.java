// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import java.util.Map;

/** What text parameters are filled from: in a call, or at the gate before there is a connection. */
interface Facts {

    /** The facts of the upgrade. */
    Handshake handshake();

    /** The variables of the message's path or of the topic; empty where there is neither. */
    default Map<String, String> messageVariables() {
        return Map.of();
    }
}
