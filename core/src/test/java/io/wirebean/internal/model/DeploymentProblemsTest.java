// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentProblemsTest {

    @Test
    void serverWithoutWebSocketIsReported() {
        Golden.assertReport(
                "no-server-container", List.of(DeploymentProblems.noServerContainer("the feature websocket-2.1")));
    }

    @Test
    void controllerThatIsNoBeanTypeOfItselfIsReported() {
        Golden.assertReport("narrowed-controller", List.of(DeploymentProblems.narrowedController(Narrowed.class)));
    }

    private static final class Narrowed {}

    @Test
    void descriptorThatShutsUsOutIsReported() {
        Golden.assertReport("descriptor", List.of(DeploymentProblems.absoluteOrdering("wirebean", "WEB-INF/web.xml")));
    }

    @Test
    void wrongAndUnknownSettingsAreReported() {
        var wrong = new SettingFault("wirebean.a", "many", "wirebean.a is \"many\", but must be a number", null);
        var unknown = new SettingFault("wirebean.b", null, "\"wirebean.b\" is no key", "wirebean.a");

        Golden.assertReport(
                "settings", List.of(DeploymentProblems.setting(wrong), DeploymentProblems.setting(unknown)));
    }

    @Test
    void reportIsTheMessageOfTheException() {
        var problems = List.of(
                Problems.noController("com.acme.ChatController"),
                Problems.disconnectionReturns("com.acme.Chat#left()"));

        assertEquals(ProblemReport.text(problems), new DefinitionException(problems).getMessage());
        assertEquals(problems, new DefinitionException(problems).problems());
    }
}
