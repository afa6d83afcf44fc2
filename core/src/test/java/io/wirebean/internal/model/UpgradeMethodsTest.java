// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.FromCookie;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.model.EndpointPlan.Credentials;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class UpgradeMethodsTest {

    @Test
    void requestFillsTheParameters() throws Throwable {
        var handshake = new FakeHandshake()
                .variable("id", "7")
                .query("page", "2")
                .header("Authorization", "Basic x")
                .withCookie("token", "t");
        var ann = Identity.of("ann").roles("member").build();

        assertEquals(
                "7 2 Basic x t ann ann[member] true",
                guard(Asks.class).decide(new FakeRequest(handshake, ann)).toString());
    }

    @Test
    void parametersThatTheRequestCannotFillAreMisfits() {
        GuardPlan guard = guard(Asks.class);

        assertEquals(404, misfit(guard, new FakeHandshake().variable("id", "x")).status());
        assertEquals(
                new UpgradeMisfit(400, "query parameter \"page\": \"many\" is no int"),
                misfit(guard, new FakeHandshake().variable("id", "7").query("page", "many")));
    }

    @Test
    void credentialsThatAnUpgradeMethodTakesAreNotKept() {
        assertEquals(
                new Credentials(Set.of(), Set.of()),
                TestApplication.of(Asks.class).endpoint().credentials());
    }

    @Test
    void callerOfAnotherTypeIsRefusedWithoutWords() throws Throwable {
        GuardPlan guard = guard(Persons.class);

        assertEquals(new Person("ann"), guard.decide(as(new Person("ann"))));
        assertEquals(false, guard.decide(as(() -> "ann")));
        assertEquals(false, guard.decide(new FakeRequest()));
    }

    @Test
    void renewalWithoutWhatTheMethodTakesIsRefusedWithoutWords() throws Throwable {
        var kept = new FakeHandshake().variable("id", "7").query("page", "2");

        assertEquals(false, guard(Asks.class).decide(new FakeRequest(kept)));
    }

    @Test
    void callerThatIsPerhapsOfATypeIsOptional() throws Throwable {
        GuardPlan guard = guard(PerhapsPersons.class);

        assertEquals(true, guard.decide(as(new Person("ann"))));
        assertEquals(false, guard.decide(as(() -> "ann")));
    }

    @Test
    void failureOfTheMethodComesOutAsItIs() {
        assertEquals(
                "as it is",
                assertThrows(IOException.class, () -> guard(Fails.class).decide(new FakeRequest()))
                        .getMessage());
    }

    @Test
    void methodThatNamesAPathDecidesOnThatAlone() {
        Map<String, String> configuration = Map.of("admin", "/admin");
        ApplicationPlan plan =
                TestApplication.configured(configuration, Several.class).plan();

        assertEquals(
                List.of("/admin staff", "/login nobody", "/user all", "/{rest:*} all"),
                plan.endpoints().stream()
                        .map(endpoint ->
                                endpoint.path() + " " + endpoint.guards().get(0).challenge())
                        .toList());
        plan.endpoints().forEach(endpoint -> assertEquals(1, endpoint.guards().size()));
    }

    @Test
    void challengeIsThatOfTheAnnotation() {
        assertEquals("Bearer", guard(Fails.class).challenge());
        assertEquals(
                "io.wirebean.internal.model.UpgradeMethodsTest.Fails#admit()",
                guard(Fails.class).place());
    }

    @Test
    void instanceOfOneCallEndsWithTheDecision() throws Throwable {
        var instances = new Instances();

        UpgradeDecision decision = (UpgradeDecision) instances.guard().decide(new FakeRequest());

        assertFalse(decision.isRefusal());
        assertEquals(List.of("made", "ended"), instances.life);
    }

    @Test
    void instanceOfOneCallEndsWhenTheMethodFails() {
        var instances = new Instances();
        instances.controller.failure = new IllegalStateException("no");

        assertThrows(IllegalStateException.class, () -> instances.guard().decide(new FakeRequest()));

        assertEquals(List.of("made", "ended"), instances.life);
    }

    @Test
    void instanceOfALateAnswerEndsWithTheAnswer() throws Throwable {
        var instances = new Instances();

        var later = instances.later().decide(new FakeRequest());
        assertEquals(List.of("made"), instances.life);

        assertTrue(later instanceof CompletionStage<?>);
        instances.controller.answer.complete(true);
        assertEquals(List.of("made", "ended"), instances.life);
    }

    private static GuardPlan guard(Class<?> controller) {
        return TestApplication.of(controller).endpoint().guards().get(0);
    }

    private static FakeRequest as(Principal who) {
        return new FakeRequest(Identity.of(who).build());
    }

    private static UpgradeMisfit misfit(GuardPlan guard, Handshake handshake) {
        return guard.misfit(new FakeRequest(handshake)).orElseThrow();
    }

    record Person(String getName) implements Principal {}

    record Seen(String text) implements Principal {
        @Override
        public String getName() {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @WSController("/asks/{id}")
    static class Asks {
        @OnWSUpgrade
        Seen admit(
                @FromPath long id,
                @FromQuery int page,
                @FromHeader("Authorization") String authorization,
                @FromCookie String token,
                Principal caller,
                Identity identity,
                UpgradeRequest request,
                Handshake handshake) {
            return new Seen(id + " " + page + " " + authorization + " " + token + " " + caller.getName() + " "
                    + identity.name() + identity.roles() + " " + (request == handshake));
        }
    }

    @WSController("/persons")
    static class Persons {
        @OnWSUpgrade
        Person admit(Person person) {
            return person;
        }
    }

    @WSController("/perhaps")
    static class PerhapsPersons {
        @OnWSUpgrade
        boolean admit(Optional<Person> person) {
            return person.isPresent();
        }
    }

    @WSController("/fails")
    static class Fails {
        @OnWSUpgrade
        boolean admit() throws IOException {
            throw new IOException("as it is");
        }
    }

    @WSController({"${admin}", "login", "/user", "/{rest:*}"})
    static class Several {
        @OnWSUpgrade(value = "${admin}", challenge = "staff")
        boolean staff() {
            return false;
        }

        @OnWSUpgrade(value = "/login", challenge = "nobody")
        boolean nobody() {
            return false;
        }

        @OnWSUpgrade(challenge = "all")
        boolean all() {
            return false;
        }

        @OnWSConnection
        void opened() {}
    }

    @WSController({"/now", "/later"})
    static class Counted {
        final CompletableFuture<Boolean> answer = new CompletableFuture<>();
        RuntimeException failure;

        @OnWSUpgrade("/now")
        UpgradeDecision now() {
            if (failure != null) {
                throw failure;
            }
            return UpgradeDecision.accept();
        }

        @OnWSUpgrade("/later")
        CompletionStage<Boolean> later() {
            return answer;
        }
    }

    /** Gives an instance for each upgrade, and keeps a record of it. */
    private static final class Instances implements BeanSource {

        final List<String> life = new ArrayList<>();
        final Counted controller = new Counted();

        GuardPlan guard() {
            return plan().endpoints().get(1).guards().get(0);
        }

        GuardPlan later() {
            return plan().endpoints().get(0).guards().get(0);
        }

        private ApplicationPlan plan() {
            return TestApplication.of().with(Counted.class, this).plan();
        }

        @Override
        public Object instance(Connection connection) {
            throw new UnsupportedOperationException("an upgrade has no connection");
        }

        @Override
        public Lease lease() {
            life.add("made");
            return new Lease(controller, () -> life.add("ended"));
        }
    }
}
