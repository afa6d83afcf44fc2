// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.conformance.gate.AdmissionConformance;
import io.wirebean.testkit.WireClient;

/** Where the fragment is shut out the filter is there all the same, and refuses. */
class MetadataCompleteGateIT extends AdmissionConformance {

    MetadataCompleteGateIT(ServerUnderTest server) {
        super(WireClient.at(((ManagedServer) server).application(Deployments.METADATA_COMPLETE_GATE)));
    }
}
