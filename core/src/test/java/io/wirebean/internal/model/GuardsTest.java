// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.model.TestApplication.ApplicationScoped;
import io.wirebean.spi.UpgradeGuard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class GuardsTest {

    @Test
    void globalOnesComeFirstThenNamedOnesThenUpgradeMethods() {
        EndpointPlan shared = TestApplication.of()
                .with(Second.class, ApplicationScoped.class, 20)
                .with(First.class, ApplicationScoped.class, 10)
                .withGlobal(new Late(), 7)
                .withGlobal(new Early(), 5)
                .withGlobal(new AlsoLate(), 7)
                .with(new Named())
                .withReady(new Ready())
                .endpoint();

        assertEquals(
                List.of("Early", "AlsoLate", "Late", "Ready", "Named", "First#admit()", "Second#admit()"),
                places(shared));
    }

    @Test
    void globalOneLeavesOutWhatItDoesNotApplyTo() {
        ApplicationPlan plan = TestApplication.of(Other.class, Admin.class)
                .withGlobal(new OfAdmin(), 1)
                .plan();

        assertEquals(List.of("/other", "/admin/{id}"), paths(plan));
        assertEquals(List.of(), places(plan.endpoints().get(0)));
        assertEquals(List.of("OfAdmin"), places(plan.endpoints().get(1)));
    }

    @Test
    void guardThatIsNeitherNamedNorGlobalIsOfNobody() {
        EndpointPlan open =
                TestApplication.of(Other.class).withReady(new Ready()).endpoint();

        assertEquals(List.of(), open.guards());
    }

    @Test
    void nameOfASuperclassMeansItsOnlyBean() {
        assertEquals(
                List.of("MoreNamed"),
                places(TestApplication.of(Inherits.class).with(new MoreNamed()).endpoint()));
    }

    @Test
    void guardOfAnInterfaceHoldsToo() {
        assertEquals(
                List.of("Named"),
                places(TestApplication.of(Implements.class).with(new Named()).endpoint()));
    }

    @Test
    void guardBeanIsAskedWithTheRequest() throws Throwable {
        var request = new FakeRequest(Identity.of("ann").build());
        GuardPlan guard = TestApplication.of(Other.class)
                .withGlobal(new Echo(), 1)
                .endpoint()
                .guards()
                .get(0);

        assertSame(request.identity(), guard.decide(request));
        assertEquals("Echo realm=\"test\"", guard.challenge());
        assertTrue(guard.misfit(request).isEmpty());
    }

    @Test
    void failureOfAGuardBeanComesOutAsItIs() {
        GuardPlan guard = TestApplication.of(Other.class)
                .withGlobal(new Fails(), 1)
                .endpoint()
                .guards()
                .get(0);

        assertEquals(
                "as it is",
                assertThrows(IOException.class, () -> guard.decide(new FakeRequest()))
                        .getMessage());
    }

    private static List<String> places(EndpointPlan endpoint) {
        return endpoint.guards().stream()
                .map(guard -> guard.place().replace(GuardsTest.class.getName() + ".", ""))
                .toList();
    }

    private static List<String> paths(ApplicationPlan plan) {
        return plan.endpoints().stream().map(each -> each.path().text()).toList();
    }

    @WSController("/shared")
    @Guarded({Ready.class, Late.class})
    static class First {
        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }

    @WSController("/shared")
    @Guarded({Named.class, Ready.class})
    static class Second {
        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }

    @WSController("/admin/{id}")
    static class Admin {}

    @WSController("/other")
    static class Other {}

    @Guarded(Named.class)
    static class Guardian {}

    @WSController("/inherits")
    static class Inherits extends Guardian {}

    @Guarded(Named.class)
    interface Protected {}

    @WSController("/implements")
    static class Implements implements Protected {}

    static class Accepting implements UpgradeGuard {
        @Override
        public Object decide(UpgradeRequest request) throws Exception {
            return UpgradeDecision.accept();
        }
    }

    static class Early extends Accepting {}

    static class Late extends Accepting {}

    static class AlsoLate extends Accepting {}

    static class Named extends Accepting {}

    static class MoreNamed extends Named {}

    static class Ready extends Accepting {}

    static class OfAdmin implements UpgradeGuard {
        @Override
        public CompletionStage<Boolean> decide(UpgradeRequest request) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public boolean appliesTo(Class<?> controller, String path) {
            return controller == Admin.class && path.equals("/admin/{id}");
        }
    }

    static class Echo implements UpgradeGuard {
        @Override
        public Identity decide(UpgradeRequest request) {
            return request.identity();
        }

        @Override
        public String challenge() {
            return "Echo realm=\"test\"";
        }
    }

    static class Fails extends Accepting {
        @Override
        public UpgradeDecision decide(UpgradeRequest request) throws IOException {
            throw new IOException("as it is");
        }
    }
}
