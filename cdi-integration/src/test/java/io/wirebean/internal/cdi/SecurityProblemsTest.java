// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.security.BearerGuard;
import io.wirebean.spi.UpgradeGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class SecurityProblemsTest {

    @Test
    void guardThatIsNeitherGlobalNorNamedIsReported() {
        assertEquals(Set.of("WB-161"), codes(reportOf(Open.class, Idle.class)));
    }

    @Test
    void guardThatIsNoBeanIsReported() {
        assertEquals(Set.of("WB-160"), codes(reportOf(Forgetful.class)));
    }

    @Test
    void guardOfTokensWithoutAVerifierIsReported() {
        assertEquals(Set.of("WB-163"), codes(reportOf(ForTokens.class)));
    }

    @Test
    void upgradeMethodOfNoControllerIsReported() {
        assertEquals(Set.of("WB-122"), codes(reportOf(NoController.class)));
    }

    @Test
    void guardsAreNotJudgedBeforeThereAreBeans() {
        assertEquals(Set.of("WB-130"), codes(reportOf(FinalForTokens.class)));
    }

    @Test
    void rolesThatNobodyGrantsAreReportedUnlessTheServerHasALogin() {
        assertEquals(Set.of("WB-167"), codes(reportOf(ForStaff.class)));

        RunningApplication.of(ForStaff.class, Mechanism.class).close();
        RunningApplication.of(ForStaff.class, Defining.class).close();
    }

    @Test
    void loginIsReadInTheDescriptor() throws XMLStreamException {
        assertTrue(isConfigured("<web-app><login-config><auth-method>BASIC</auth-method></login-config></web-app>"));
        assertFalse(
                isConfigured("<web-app><!-- <login-config/> --><display-name>login-config</display-name></web-app>"));
    }

    @Test
    void strictnessCanBeSwitchedOffByAContextParameter() {
        assertEquals(Set.of("WB-166"), codes(startOf(Map.of(), HalfDeclared.class)));
        assertEquals(
                Set.of("WB-150"),
                codes(startOf(Map.of("wirebean.security.strict", "false"), HalfDeclared.class)),
                "all but the server is there");
    }

    @Test
    void originsAreNotOpenedToAllWithoutAGuard() {
        assertEquals(Set.of("WB-168"), codes(startOf(Map.of("wirebean.origin.allowed", "*"), Open.class)));
    }

    private static boolean isConfigured(String webXml) throws XMLStreamException {
        return ContainerLogin.isConfigured(new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the container says when it refuses to deploy. */
    private static String reportOf(Class<?>... beans) {
        return String.valueOf(assertThrows(RuntimeException.class, () -> StrictContainer.start(beans))
                .getMessage());
    }

    /** What a server without WebSocket is told at the start. */
    private static String startOf(Map<String, String> parameters, Class<?>... beans) {
        var container = StrictContainer.start(beans);
        try {
            ClassLoader loader = SecurityProblemsTest.class.getClassLoader();
            var host = new Host(null, "", loader, ThreadSource.own(), parameters);
            return assertThrows(
                            DefinitionException.class, () -> WirebeanRuntime.start(container.getBeanManager(), host))
                    .getMessage();
        } finally {
            container.shutdown();
        }
    }

    private static Set<String> codes(String report) {
        return Pattern.compile("WB-\\d+")
                .matcher(report)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @WSController("/open")
    static class Open {}

    @ApplicationScoped
    static class Idle implements UpgradeGuard {
        @Override
        public Boolean decide(UpgradeRequest request) {
            return false;
        }
    }

    @WSController("/forgetful")
    @Guarded(Idle.class)
    static class Forgetful {}

    @WSController("/tokens")
    @Guarded(BearerGuard.class)
    static class ForTokens {}

    @RolesAllowed("staff")
    @WSController("/final")
    @Guarded(BearerGuard.class)
    static final class FinalForTokens {}

    @ApplicationScoped
    static class NoController {
        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }

    @RolesAllowed("staff")
    @WSController("/staff")
    static class ForStaff {}

    @ApplicationScoped
    static class Mechanism implements HttpAuthenticationMechanism {}

    @ApplicationScoped
    @BasicAuthenticationMechanismDefinition
    static class Defining {}

    @WSController("/half")
    static class HalfDeclared {
        @PermitAll
        @OnWSMessage("open")
        void open() {}

        @OnWSMessage("forgotten")
        void forgotten() {}
    }
}
