// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.WSConnectionScoped;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ours, which does what the container's own does and what that leaves out. */
class OwnRequestContextsTest extends RequestContextsTest {

    private final ScopedApplication observed = start(Diary.class, Basket.class, Clerk.class, Careless.class);

    @Override
    ScopedApplication start(Class<?>... beans) {
        return new ScopedApplication(beans);
    }

    @AfterEach
    void stopObserved() {
        observed.close();
    }

    @Test
    void anAsynchronousObserverHasARequestOfItsOwnOnTheThreadOfACallbackToo() throws Exception {
        List<Integer> numbers = app.call(connection, () -> {
            var notice = new Notice();
            int before = app.bean(Basket.class).number();
            app.bean(Shop.class).announces(notice);
            return List.of(before, notice.number, app.bean(Basket.class).number());
        });

        assertEquals(List.of(1, 2, 1), numbers);
        assertEquals(List.of("made", "made", "destroyed", "destroyed"), diary.lines());
    }

    @Test
    void itsBeginningAndItsEndAreObservedAndAnObserverThatFailsKeepsNothingFromIt() throws Exception {
        Diary seen = observed.bean(Diary.class);
        seen.clear();

        observed.call(connection, () -> {
            observed.bean(Basket.class).number();
            return observed.call(connection, () -> seen.notes("inner"));
        });

        assertEquals(
                List.of("begins", "made", "begins", "inner", "ends", "over", "ends", "destroyed", "over"),
                seen.lines());
        assertThrows(ContextNotActiveException.class, () -> observed.bean(Basket.class)
                .number());
    }

    @Test
    void theBeansOfAConnectionAreDestroyedAlthoughARequestCannotBegin() throws Exception {
        try (var refusing = start(Diary.class, Visit.class, Refusing.class)) {
            refusing.call(connection, () -> refusing.bean(Visit.class).number());
            refusing.bean(Refusing.class).refuses();

            refusing.ended(connection);

            assertEquals(List.of("visit over"), refusing.bean(Diary.class).lines());
        }
    }

    @WSConnectionScoped
    static class Visit {

        @Inject
        Diary diary;

        int number() {
            return 1;
        }

        @PreDestroy
        void over() {
            diary.notes("visit over");
        }
    }

    @ApplicationScoped
    static class Refusing {

        private boolean refuses;

        void refuses() {
            refuses = true;
        }

        void begins(@Observes @Initialized(RequestScoped.class) Object event) {
            if (refuses) {
                throw new IllegalStateException("no more requests");
            }
        }
    }
}
