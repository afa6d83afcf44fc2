// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.spi.ArgumentResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefinitionProblemsTest {

    @Test
    void aFinalControllerIsNamedBeforeTheContainerComplains() {
        assertEquals(Set.of("WB-130"), codes(reportOf(FinalController.class)));
    }

    @Test
    void aControllerWithoutANoArgConstructorIsNamedBeforeTheContainerComplains() {
        assertEquals(Set.of("WB-131"), codes(reportOf(Injected.class, Service.class)));
    }

    @Test
    void aControllerThatTheContainerSilentlyPassesOverIsNamed() {
        assertEquals(Set.of("WB-131"), codes(reportOf(Unconstructible.class)));
    }

    @Test
    void aControllerWhoseBeanTypesLeaveItsClassOutIsNamed() {
        assertEquals(Set.of("WB-133"), codes(reportOf(Narrowed.class)));
    }

    @WSController("/narrowed")
    @Typed(Runnable.class)
    public static class Narrowed implements Runnable {

        @Override
        @OnWSMessage("run")
        public void run() {}
    }

    @Test
    void aSessionScopedControllerIsRefused() {
        assertEquals(Set.of("WB-132"), codes(reportOf(OfSession.class)));
    }

    @Test
    void allProblemsOfAllControllersStandInOneReport() {
        String report = reportOf(FinalController.class, OfSession.class, Twice.class, Plain.class);

        assertTrue(report.contains("4 problems keep this application from starting\n"), report);
        assertEquals(Set.of("WB-130", "WB-132", "WB-101", "WB-122"), codes(report));
    }

    @Test
    void withResolversOfTheApplicationOnlyFaultsOfBeansAreReportedEarly() {
        String report = reportOf(FinalController.class, Puzzling.class, PuzzleResolver.class);

        assertEquals(Set.of("WB-130"), codes(report));
    }

    @Test
    void aBeanWithHandlersAndNoControllerIsNamed() {
        String report = reportOf(Plain.class);

        assertEquals(Set.of("WB-122"), codes(report));
        assertTrue(report.contains("io.wirebean.internal.cdi.DefinitionProblemsTest.Plain"), report);
    }

    @Test
    void aBeanThatAControllerInheritsItsHandlersFromIsNone() {
        try (var app = RunningApplication.of(Plain.class, Heir.class)) {
            app.connect("/heir").sends("{\"event\":\"say\",\"id\":1}").receives("{\"id\":1,\"data\":null}");
        }
    }

    @Test
    void aClassThatOnlyTheServerHasSeenIsNamedAtTheStart() {
        var container = StrictContainer.start();
        try {
            var host = new Host(null, "", getClass().getClassLoader(), ThreadSource.own(), Map.of());

            var thrown = assertThrows(
                    DefinitionException.class,
                    () -> WirebeanRuntime.start(container.getBeanManager(), host, Set.of(Plain.class)));

            assertEquals(Set.of("WB-122"), codes(thrown.getMessage()));
        } finally {
            container.shutdown();
        }
    }

    @Test
    void aServerWithoutWebSocketIsNamedAtTheStart() {
        var container = StrictContainer.start(Heir.class);
        try {
            var host = new Host(null, "", getClass().getClassLoader(), ThreadSource.own(), Map.of());

            var thrown = assertThrows(
                    DefinitionException.class, () -> WirebeanRuntime.start(container.getBeanManager(), host));

            assertEquals(Set.of("WB-150"), codes(thrown.getMessage()));
        } finally {
            container.shutdown();
        }
    }

    @Test
    void aWrongSettingStopsDeployment() {
        System.setProperty("wirebean.inbound.max-pending", "many");
        System.setProperty("wirebean.inbound.max-pendings", "1");
        try {
            String report = reportOf(Heir.class);

            assertEquals(Set.of("WB-153", "WB-154"), codes(report));
            assertTrue(report.contains("wirebean.inbound.max-pending is \"many\", but must be "), report);
            assertTrue(report.contains("fix    did you mean \"wirebean.inbound.max-pending\"?"), report);
        } finally {
            System.clearProperty("wirebean.inbound.max-pending");
            System.clearProperty("wirebean.inbound.max-pendings");
        }
    }

    @Test
    void aPlaceholderThatAContextParameterFillsIsNoProblem() {
        var container = StrictContainer.start(Placed.class);
        try {
            var host =
                    new Host(null, "", getClass().getClassLoader(), ThreadSource.own(), Map.of("test.place", "here"));

            var thrown = assertThrows(
                    DefinitionException.class, () -> WirebeanRuntime.start(container.getBeanManager(), host));

            assertEquals(Set.of("WB-150"), codes(thrown.getMessage()), "all but the server is there");
        } finally {
            container.shutdown();
        }
    }

    @Test
    void aPlaceholderThatNothingFillsIsNamedAtTheStart() {
        var container = StrictContainer.start(Placed.class);
        try {
            var host = new Host(null, "", getClass().getClassLoader(), ThreadSource.own(), Map.of());

            var thrown = assertThrows(
                    DefinitionException.class, () -> WirebeanRuntime.start(container.getBeanManager(), host));

            assertEquals(Set.of("WB-141"), codes(thrown.getMessage()));
        } finally {
            container.shutdown();
        }
    }

    /** What the container says when it refuses to start, ours alone. */
    private static String reportOf(Class<?>... beans) {
        var thrown = assertThrows(RuntimeException.class, () -> StrictContainer.start(beans));
        String message = String.valueOf(thrown.getMessage()).strip();
        assertFalse(message.contains("WELD-"), message);
        return message;
    }

    private static Set<String> codes(String report) {
        return Pattern.compile("WB-\\d+")
                .matcher(report)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @WSController("/final")
    static final class FinalController {}

    @ApplicationScoped
    static class Service {}

    @WSController("/injected")
    static class Injected {

        @Inject
        Injected(Service service) {}
    }

    @WSController("/unconstructible")
    static class Unconstructible {

        Unconstructible(int number) {}
    }

    @SessionScoped
    @WSController("/session")
    static class OfSession implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @WSController("/twice")
    static class Twice {

        @OnWSMessage("say")
        void one() {}

        @OnWSMessage("say")
        void two() {}
    }

    @ApplicationScoped
    static class Plain {

        @OnWSMessage("say")
        void say() {}
    }

    @WSController("/heir")
    static class Heir extends Plain {}

    record Puzzle() {}

    @WSController("/puzzling")
    static class Puzzling {

        @OnWSMessage("puzzle")
        void puzzle(String text, Puzzle puzzle) {}
    }

    @ApplicationScoped
    static class PuzzleResolver implements ArgumentResolver {

        @Override
        public Optional<Argument> plan(Parameter parameter, Type type) {
            return type == Puzzle.class ? Optional.of((connection, message) -> new Puzzle()) : Optional.empty();
        }
    }

    @WSController("/${test.place}")
    static class Placed {

        @OnWSError
        void failed(IllegalStateException failure) {}
    }
}
