// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static io.wirebean.internal.cdi.ScopedApplication.connection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Connection;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The request context of a callback, ours or the container's own. */
abstract class RequestContextsTest {

    final Connection connection = connection("a");
    final ScopedApplication app = start(Diary.class, Basket.class, Till.class, Shop.class, Board.class, Ledger.class);
    final Diary diary = app.bean(Diary.class);

    abstract ScopedApplication start(Class<?>... beans);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void itsBeansAreMadeWhenTheyAreAskedForAndDestroyedWhenTheCallbackIsOver() throws Exception {
        app.call(connection, () -> {
            diary.notes("called");
            app.bean(Basket.class).number();
            app.bean(Basket.class).number();
            return diary.notes("done");
        });

        assertEquals(List.of("called", "made", "done", "destroyed"), diary.lines());
    }

    @Test
    void itsBeansAreDestroyedWhenTheCallbackThrows() {
        var failure = new IOException("broken");

        var thrown = assertThrows(
                IOException.class,
                () -> app.call(connection, () -> {
                    app.bean(Basket.class).number();
                    throw failure;
                }));

        assertSame(failure, thrown);
        assertEquals(List.of("made", "destroyed"), diary.lines());
    }

    @Test
    void aBeanThatCannotBeDestroyedKeepsNoOtherFromIt() throws Exception {
        app.call(connection, () -> {
            app.bean(Basket.class).number();
            return app.bean(Till.class).sum();
        });

        assertEquals(List.of("made", "destroyed"), diary.lines());
        assertThrows(ContextNotActiveException.class, () -> app.bean(Till.class).sum());
    }

    @Test
    void aBeanCanBeDestroyedEarlierAndIsMadeAnewThen() throws Exception {
        int[] numbers = app.call(connection, () -> {
            int first = app.bean(Basket.class).number();
            app.bean(Shop.class).throwsTheBasketAway();
            return new int[] {first, app.bean(Basket.class).number()};
        });

        assertNotEquals(numbers[0], numbers[1]);
        assertEquals(List.of("made", "destroyed", "made", "destroyed"), diary.lines());
    }

    @Test
    void onAThreadInsideARequestOfTheContainersItRunsOnAnother() throws Exception {
        var request = app.bean(RequestContextController.class);
        request.activate();
        try {
            int outer = app.bean(Basket.class).number();
            Thread[] thread = new Thread[1];

            int inner = app.call(connection, () -> {
                thread[0] = Thread.currentThread();
                return app.bean(Basket.class).number();
            });

            assertNotSame(Thread.currentThread(), thread[0]);
            assertNotEquals(outer, inner);
            assertEquals(outer, app.bean(Basket.class).number());
        } finally {
            request.deactivate();
        }
    }

    @Test
    void whoActivatesARequestContextInsideACallbackIsInTheCallbacks() throws Exception {
        int[] numbers = app.call(connection, () ->
                new int[] {app.bean(Basket.class).number(), app.bean(Shop.class).numberInARequest()});

        assertEquals(numbers[0], numbers[1]);
    }

    @Test
    void itsBeansHaveTheConnectionUntilTheyAreDestroyed() throws Exception {
        app.call(connection, () -> app.bean(Ledger.class).of());

        assertEquals(List.of("closed by a"), diary.lines());
    }

    @ApplicationScoped
    static class Diary {

        private final List<String> lines = new ArrayList<>();
        private int baskets;

        String notes(String line) {
            lines.add(line);
            return line;
        }

        int nextBasket() {
            return ++baskets;
        }

        void clear() {
            lines.clear();
        }

        List<String> lines() {
            return List.copyOf(lines);
        }
    }

    @RequestScoped
    static class Basket {

        @Inject
        Diary diary;

        private int number;

        @PostConstruct
        void made() {
            number = diary.nextBasket();
            diary.notes("made");
        }

        @PreDestroy
        void destroyed() {
            diary.notes("destroyed");
        }

        int number() {
            return number;
        }
    }

    @RequestScoped
    static class Till {

        int sum() {
            return 1;
        }

        @PreDestroy
        void destroyed() {
            throw new IllegalStateException("the till is open");
        }
    }

    @ApplicationScoped
    static class Shop {

        @Inject
        Instance<Basket> baskets;

        @Inject
        Event<Notice> notices;

        /** The observer is over when this returns. */
        void announces(Notice notice) {
            notices.fireAsync(notice, NotificationOptions.ofExecutor(Runnable::run))
                    .toCompletableFuture()
                    .join();
        }

        @ActivateRequestContext
        int numberInARequest() {
            return baskets.get().number();
        }

        void throwsTheBasketAway() {
            baskets.destroy(baskets.get());
        }
    }

    @RequestScoped
    static class Ledger {

        @Inject
        Connection me;

        @Inject
        Diary diary;

        String of() {
            return me.id();
        }

        @PreDestroy
        void closed() {
            diary.notes("closed by " + me.id());
        }
    }

    static class Notice {

        int number;
    }

    @ApplicationScoped
    static class Board {

        @Inject
        Basket basket;

        void sees(@ObservesAsync Notice notice) {
            notice.number = basket.number();
        }
    }

    @ApplicationScoped
    static class Clerk {

        @Inject
        Diary diary;

        void begins(@Observes @Initialized(RequestScoped.class) Object event) {
            diary.notes("begins");
        }

        void ends(@Observes @BeforeDestroyed(RequestScoped.class) Object event) {
            diary.notes("ends");
        }

        void over(@Observes @Destroyed(RequestScoped.class) Object event) {
            diary.notes("over");
        }
    }

    @ApplicationScoped
    static class Careless {

        private static final int LAST = 9000;

        void ends(@Observes @Priority(LAST) @BeforeDestroyed(RequestScoped.class) Object event) {
            throw new IllegalStateException("before");
        }

        void over(@Observes @Priority(LAST) @Destroyed(RequestScoped.class) Object event) {
            throw new IllegalStateException("after");
        }
    }
}
