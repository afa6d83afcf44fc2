// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static io.wirebean.internal.cdi.ScopedApplication.connection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.WSConnectionScoped;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionScopeTest {

    private final ScopedApplication app = new ScopedApplication(Basket.class, Lid.class, Diary.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aConnectionHasOneInstanceOfAConnectionScopedBeanAndAnotherConnectionAnother() throws Exception {
        Connection ann = connection("ann");
        Connection bob = connection("bob");

        int first = app.call(ann, () -> app.bean(Basket.class).number());
        int again = app.call(ann, () -> app.bean(Basket.class).number());
        int other = app.call(bob, () -> app.bean(Basket.class).number());

        assertEquals(first, again);
        assertNotEquals(first, other);
    }

    @Test
    void aConnectionScopedBeanIsMadeOnceHoweverManyThreadsAsk() throws Exception {
        Connection connection = connection("a");
        var asked = new CountDownLatch(8);
        var threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> numbers = new ArrayList<>();

        for (int i = 0; i < 8; i++) {
            numbers.add(threads.submit(() -> app.call(connection, () -> {
                asked.countDown();
                asked.await();
                return app.bean(Basket.class).number();
            })));
        }
        int first = numbers.get(0).get();
        for (Future<Integer> number : numbers) {
            assertEquals(first, number.get());
        }
        threads.shutdown();

        assertEquals(1, app.bean(Diary.class).made());
    }

    @Test
    void aConnectionsBeansAreDestroyedAtItsEndTheLastMadeFirst() throws Exception {
        Connection ann = connection("ann");
        Connection bob = connection("bob");
        app.call(
                ann, () -> app.bean(Basket.class).number() + app.bean(Lid.class).number());
        app.call(bob, () -> app.bean(Basket.class).number());

        app.ended(ann);
        app.ended(ann);

        assertEquals(
                List.of("lid of ann", "basket of ann"), app.bean(Diary.class).destroyed());
    }

    @Test
    void noInstanceIsThereBetweenTwoCallbacks() throws Exception {
        app.call(connection("a"), () -> app.bean(Basket.class).number());

        assertThrows(
                ContextNotActiveException.class, () -> app.bean(Basket.class).number());
    }

    @Test
    void outsideOfACallbackTheExceptionNamesTheCure() {
        var thrown = assertThrows(
                ContextNotActiveException.class, () -> app.bean(Basket.class).number());

        assertEquals(
                "no connection on thread \"" + Thread.currentThread().getName()
                        + "\": @WSConnectionScoped beans, Connection, Handshake, Identity and WSMessage are there in the"
                        + " callbacks of a connection, and on other threads in what connection.executor() or connection.wrap(...) runs",
                thrown.getMessage());
    }

    @Test
    void aBeanThatCannotBeMadeIsTriedAgain() throws Exception {
        Connection connection = connection("a");
        app.bean(Diary.class).broken(true);

        assertThrows(
                RuntimeException.class,
                () -> app.call(connection, () -> app.bean(Basket.class).number()));
        app.bean(Diary.class).broken(false);

        assertTrue(app.call(connection, () -> app.bean(Basket.class).number()) > 0);
    }

    @ApplicationScoped
    static class Diary {

        private final AtomicInteger made = new AtomicInteger();
        private final List<String> destroyed = new ArrayList<>();
        private volatile boolean broken;

        int nextNumber() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return made.incrementAndGet();
        }

        int made() {
            return made.get();
        }

        List<String> destroyed() {
            return destroyed;
        }

        void broken(boolean isBroken) {
            broken = isBroken;
        }

        void destroyed(String what) {
            destroyed.add(what);
        }
    }

    @WSConnectionScoped
    static class Basket {

        @Inject
        Diary diary;

        @Inject
        Connection connection;

        private int number;

        @PostConstruct
        void begin() {
            number = diary.nextNumber();
        }

        int number() {
            return number;
        }

        @PreDestroy
        void end() {
            diary.destroyed("basket of " + connection.id());
        }
    }

    @WSConnectionScoped
    static class Lid {

        @Inject
        Diary diary;

        @Inject
        Connection connection;

        int number() {
            return 0;
        }

        @PreDestroy
        void end() {
            diary.destroyed("lid of " + connection.id());
        }
    }
}
