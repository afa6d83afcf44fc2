// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;

/** What one call of an upgrade method can be filled from: no connection is there yet. */
record UpgradeCall(UpgradeRequest request) implements PeerFacts {

    @Override
    public Handshake handshake() {
        return request;
    }

    @Override
    public Identity identity() {
        return request.identity();
    }
}
