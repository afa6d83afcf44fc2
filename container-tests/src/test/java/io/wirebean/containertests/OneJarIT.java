// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.DiscoveryConformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;

/** The one file {@code -all.jar} does what the three do. */
class OneJarIT extends DiscoveryConformance {

    OneJarIT(ServerUnderTest server) {
        super(WireClient.at(server.base().resolve("../" + Deployments.ONE_JAR + "/")));
    }
}
