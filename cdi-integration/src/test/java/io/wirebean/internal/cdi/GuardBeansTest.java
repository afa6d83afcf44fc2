// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.spi.UpgradeGuard;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class GuardBeansTest {

    @Test
    void globalGuardsComeByPriorityThenNamedOnesThenTheUpgradeMethod() {
        try (var app = RunningApplication.of(Notes.class, Hall.class, Second.class, First.class, Named.class)) {
            assertEquals(101, Knock.at(app, "/hall").status());

            assertEquals(List.of("First", "Second", "Named", "Hall"), app.bean(Notes.class).all);
        }
    }

    @Test
    void interceptorsHoldOnGuardsAndOnUpgradeMethods() {
        try (var app = RunningApplication.of(Notes.class, Watched.class, WatchedGuard.class, Watching.class)) {
            assertEquals(101, Knock.at(app, "/watched").status());

            assertEquals(
                    List.of("around decide", "WatchedGuard", "around admit", "Watched"), app.bean(Notes.class).all);
        }
    }

    @Test
    void dependentControllerHasAnInstanceForTheUpgradeAloneThatIsDestroyedAfterIt() {
        try (var app = RunningApplication.of(Notes.class, Passing.class)) {
            List<String> notes = app.bean(Notes.class).all;

            Knock knock = Knock.at(app, "/passing");
            assertEquals(List.of("admit 1", "destroyed 1"), notes);

            assertEquals(101, knock.status());
            app.connect("/passing").sends("{\"event\":\"count\",\"id\":1}").receives("{\"id\":1,\"data\":1}");
        }
    }

    @Test
    void producedGuardIsKnownByItsType() {
        try (var app = RunningApplication.of(Notes.class, ForProduced.class, Factory.class)) {
            assertEquals(403, Knock.at(app, "/produced").status());
        }
    }

    @Test
    void alternativeJudgesInThePlaceOfWhatItReplaces() {
        try (var app = RunningApplication.of(Notes.class, ForNamed.class, Named.class, Instead.class)) {
            Knock.at(app, "/named");

            assertEquals(List.of("Instead"), app.bean(Notes.class).all);
        }
    }

    @Test
    void guardHasARequestScopeOfItsOwn() {
        try (var app = RunningApplication.of(ForCounting.class, CountingGuard.class, Count.class)) {
            assertEquals(101, Knock.at(app, "/counting").status());
            assertEquals(101, Knock.at(app, "/counting").status());
        }
    }

    @ApplicationScoped
    static class Notes {
        final List<String> all = new CopyOnWriteArrayList<>();
    }

    static class Noting implements UpgradeGuard {
        @Inject
        Notes notes;

        @Override
        public UpgradeDecision decide(UpgradeRequest request) {
            notes.all.add(name());
            return UpgradeDecision.accept();
        }

        String name() {
            return "Noting";
        }
    }

    @ApplicationScoped
    @Priority(1)
    static class First extends Noting {
        @Override
        String name() {
            return "First";
        }
    }

    @ApplicationScoped
    @Priority(2)
    static class Second extends Noting {
        @Override
        String name() {
            return "Second";
        }
    }

    @ApplicationScoped
    static class Named extends Noting {
        @Override
        String name() {
            return "Named";
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Instead extends Named {
        @Override
        String name() {
            return "Instead";
        }
    }

    @WSController("/hall")
    @Guarded(Named.class)
    static class Hall {
        @Inject
        Notes notes;

        @OnWSUpgrade
        boolean admit(UpgradeRequest request) {
            return notes.all.add("Hall") && request.identity().isAnonymous();
        }
    }

    @WSController("/named")
    @Guarded(Named.class)
    static class ForNamed {}

    @Retention(RetentionPolicy.RUNTIME)
    @InterceptorBinding
    @interface Watch {}

    @Watch
    @Interceptor
    @Priority(1)
    static class Watching {
        @Inject
        Notes notes;

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            notes.all.add("around " + call.getMethod().getName());
            return call.proceed();
        }
    }

    @ApplicationScoped
    static class WatchedGuard extends Noting {
        @Watch
        @Override
        public UpgradeDecision decide(UpgradeRequest request) {
            return super.decide(request);
        }

        @Override
        String name() {
            return "WatchedGuard";
        }
    }

    @WSController("/watched")
    @Guarded(WatchedGuard.class)
    static class Watched {
        @Inject
        Notes notes;

        @Watch
        @OnWSUpgrade
        boolean admit() {
            return notes.all.add("Watched");
        }
    }

    @Dependent
    @WSController("/passing")
    static class Passing {
        @Inject
        Notes notes;

        private int calls;

        @OnWSUpgrade
        boolean admit() {
            return notes.all.add("admit " + ++calls);
        }

        @OnWSMessage("count")
        int count() {
            return ++calls;
        }

        @PreDestroy
        void destroyed() {
            notes.all.add("destroyed " + calls);
        }
    }

    static final class Closed implements UpgradeGuard {
        @Override
        public UpgradeDecision decide(UpgradeRequest request) {
            return UpgradeDecision.refuse(403);
        }
    }

    @ApplicationScoped
    static class Factory {
        @Produces
        Closed closed() {
            return new Closed();
        }
    }

    @WSController("/produced")
    @Guarded(Closed.class)
    static class ForProduced {}

    @RequestScoped
    static class Count {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ApplicationScoped
    static class CountingGuard implements UpgradeGuard {
        @Inject
        Count count;

        @Override
        public Boolean decide(UpgradeRequest request) {
            return count.next() == 1 && count.next() == 2;
        }
    }

    @WSController("/counting")
    @Guarded(CountingGuard.class)
    static class ForCounting {}
}
