// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** What is wrong with an application keeps it from starting, and the server's log says all of it in our words. */
@Conformance
class FaultyIT {

    private static final String FAULTY_CONTROLLER =
            """
            2 problems keep this application from starting

            1) WB-102  A handler is static
                 at     io.wirebean.containertests.faulty.FaultyController#whisper(String)
                 why    handlers are called through the container's proxy of the bean, so that interceptors hold
                 fix    make it package-private, protected or public, not static and not final

            2) WB-101  Two handlers take the event "say"
                 at     io.wirebean.containertests.faulty.FaultyController#say(String)
                 at     io.wirebean.containertests.faulty.FaultyController#sayAgain(String)
                 fix    give one of them another event: @OnWSMessage(\
            """;

    private static final String ABSOLUTE_ORDERING =
            """
            1 problem keeps this application from starting

            1) WB-152  absolute-ordering keeps Wirebean from starting
                 at     WEB-INF/web.xml
                 why    it names neither the fragment "wirebean" nor <others/>
                 fix    add <name>wirebean</name> to it
            """;

    private final ManagedServer server;

    FaultyIT(ServerUnderTest server) {
        this.server = (ManagedServer) server;
    }

    @Test
    void allFaultsOfAControllerAreReportedAndNothingOfItsApplicationRuns() {
        isRefused(Deployments.FAULTY, FAULTY_CONTROLLER);
    }

    @Test
    void anOrderingThatShutsUsOutIsReported() {
        isRefused(Deployments.SHUT_OUT, ABSOLUTE_ORDERING);
    }

    private void isRefused(String application, String report) {
        String before = server.log();

        Exception refusal = assertThrows(Exception.class, () -> server.deploy(application));

        String added = server.log().substring(before.length());
        assertTrue(added.contains(report), () -> "not in the log: " + report + "\n" + added + "\n" + refusal);
        assertEquals(
                404,
                WireClient.at(server.application(application))
                        .http()
                        .get("/hello")
                        .status());
    }
}
