// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Identity;

/** What parameters of all methods are filled from, those of upgrade methods too. */
interface PeerFacts extends Facts {

    /** Who the peer is at this moment. */
    Identity identity();
}
