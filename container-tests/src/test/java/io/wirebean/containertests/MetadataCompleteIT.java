// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.HandshakeConformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;

/** A descriptor that shuts out our fragment leaves the initializer, which adds the filter and the listener. */
class MetadataCompleteIT extends HandshakeConformance {

    MetadataCompleteIT(ServerUnderTest server) {
        super(WireClient.at(((ManagedServer) server).application(Deployments.METADATA_COMPLETE)));
    }
}
