// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Audience;
import io.wirebean.AudienceFilter;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class AudienceFiltersTest {

    @Test
    void aFilterIsABeanWithWhatIsInjectedIntoIt() {
        try (var app = RunningApplication.of(Hall.class, Chosen.class, Choice.class)) {
            ScriptedPeer ann = app.connect("/hall");
            ScriptedPeer bob = app.connect("/hall");
            app.bean(Choice.class).ids.add(bob.id());

            everyone(app).where(Chosen.class).send("alert", 1);
            everyone(app).send("note");

            ann.receives("{\"event\":\"note\"}");
            bob.receives("{\"event\":\"alert\",\"data\":1}").receives("{\"event\":\"note\"}");
        }
    }

    @Test
    void interceptorsHoldOnAFilter() {
        try (var app = RunningApplication.of(Hall.class, Watched.class, Watching.class, Notes.class)) {
            app.connect("/hall");

            assertEquals(1, everyone(app).where(Watched.class).count());
            assertEquals(List.of("around accepts"), app.bean(Notes.class).all);
        }
    }

    @Test
    void aRequestScopedFilterIsThatOfTheCallbackThatSends() {
        try (var app = RunningApplication.of(Counter.class, OncePerRequest.class)) {
            ScriptedPeer peer = app.connect("/counter");

            peer.sends("{\"event\":\"count\",\"id\":1}").receives("{\"id\":1,\"data\":[1,0]}");
            peer.sends("{\"event\":\"count\",\"id\":2}").receives("{\"id\":2,\"data\":[1,0]}");
        }
    }

    @Test
    void aRequestScopedFilterIsNotThereWithoutARequest() throws InterruptedException {
        try (var app = RunningApplication.of(Counter.class, OncePerRequest.class)) {
            app.connect("/counter");
            Audience audience = everyone(app).where(OncePerRequest.class);
            var counted = new FutureTask<>(audience::count);

            new Thread(counted).start();

            var thrown = assertThrows(ExecutionException.class, counted::get);
            assertInstanceOf(ContextNotActiveException.class, thrown.getCause());
        }
    }

    @Test
    void aDependentFilterHasOneInstance() {
        try (var app = RunningApplication.of(Hall.class, Every.class)) {
            app.connect("/hall");

            assertEquals(1, everyone(app).where(Every.class).count());
            assertEquals(0, everyone(app).where(Every.class).count(), "the same instance has been asked before");
        }
    }

    @Test
    void aFilterThatIsNoBeanIsRefusedWhereItIsNamed() {
        try (var app = RunningApplication.of(Hall.class)) {
            var thrown = assertThrows(
                    IllegalArgumentException.class, () -> everyone(app).where(Chosen.class));

            assertEquals(
                    Chosen.class.getName()
                            + " is no bean of this application; give it a scope, such as @ApplicationScoped",
                    thrown.getMessage());
        }
    }

    @Test
    void aNameThatSeveralBeansAreMeantByIsRefused() {
        try (var app = RunningApplication.of(Hall.class, Nobody.class, NobodyEither.class)) {
            var thrown = assertThrows(
                    IllegalArgumentException.class, () -> everyone(app).where(Refusing.class));

            assertEquals(
                    "several beans are a " + Refusing.class.getName() + ": " + Nobody.class.getName() + ", "
                            + NobodyEither.class.getName()
                            + "; name the class of one of them, which only that bean has",
                    thrown.getMessage());
        }
    }

    @Test
    void aClassMeansItsOwnBeanBeforeThoseOfItsSubclasses() {
        try (var app = RunningApplication.of(Hall.class, Nobody.class, Everybody.class)) {
            app.connect("/hall");

            assertEquals(0, everyone(app).where(Nobody.class).count());
            assertEquals(1, everyone(app).where(Everybody.class).count());
        }
    }

    @Test
    void anInterfaceMeansItsOneBean() {
        try (var app = RunningApplication.of(Hall.class, Nobody.class)) {
            app.connect("/hall");

            assertEquals(0, everyone(app).where(Refusing.class).count());
        }
    }

    @Test
    void anAlternativeIsAskedInThePlaceOfWhatItReplaces() {
        try (var app = RunningApplication.of(Hall.class, Nobody.class, Instead.class)) {
            app.connect("/hall");

            assertEquals(1, everyone(app).where(Nobody.class).count());
        }
    }

    @Test
    void aProducedFilterIsKnownByItsType() {
        try (var app = RunningApplication.of(Hall.class, Factory.class)) {
            app.connect("/hall");

            assertEquals(1, everyone(app).where(Produced.class).count());
        }
    }

    private static Audience everyone(RunningApplication app) {
        return app.bean(Connections.class).everyone();
    }

    @WSController("/hall")
    static class Hall {}

    @ApplicationScoped
    static class Choice {
        final Set<String> ids = ConcurrentHashMap.newKeySet();
    }

    @ApplicationScoped
    static class Chosen implements AudienceFilter {
        @Inject
        Choice choice;

        @Override
        public boolean accepts(Connection connection) {
            return choice.ids.contains(connection.id());
        }
    }

    @WSController("/counter")
    static class Counter {
        @Inject
        Connections connections;

        @OnWSMessage("count")
        List<Integer> count() {
            Audience audience = connections.everyone().where(OncePerRequest.class);
            return List.of(audience.count(), audience.count());
        }
    }

    @RequestScoped
    static class OncePerRequest implements AudienceFilter {
        private boolean asked;

        @Override
        public boolean accepts(Connection connection) {
            boolean first = !asked;
            asked = true;
            return first;
        }
    }

    @Dependent
    static class Every extends OncePerRequest {}

    interface Refusing extends AudienceFilter {}

    @ApplicationScoped
    static class Nobody implements Refusing {
        @Override
        public boolean accepts(Connection connection) {
            return false;
        }
    }

    @ApplicationScoped
    static class NobodyEither implements Refusing {
        @Override
        public boolean accepts(Connection connection) {
            return false;
        }
    }

    @ApplicationScoped
    static class Everybody extends Nobody {
        @Override
        public boolean accepts(Connection connection) {
            return true;
        }
    }

    @ApplicationScoped
    @Alternative
    @Priority(1)
    static class Instead extends Everybody {}

    static class Produced implements AudienceFilter {
        @Override
        public boolean accepts(Connection connection) {
            return true;
        }
    }

    static class Factory {
        @Produces
        @ApplicationScoped
        Produced produced() {
            return new Produced();
        }
    }

    @ApplicationScoped
    static class Notes {
        final List<String> all = new CopyOnWriteArrayList<>();
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Watch {}

    @Watch
    @ApplicationScoped
    static class Watched extends Produced {}

    @Watch
    @Interceptor
    @Priority(1)
    static class Watching {
        @Inject
        Notes notes;

        @AroundInvoke
        Object note(InvocationContext call) throws Exception {
            notes.all.add("around " + call.getMethod().getName());
            return call.proceed();
        }
    }
}
