// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Handshake;
import io.wirebean.WSConnectionScoped;
import io.wirebean.WSMessage;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CdiCallbackScopeTest {

    private final WeldContainer container =
            StrictContainer.start(Visit.class, Basket.class, Lid.class, Desk.class, Diary.class);
    private final URLClassLoader application =
            new URLClassLoader(new URL[0], getClass().getClassLoader());
    private final CdiCallbackScope scope = scope();

    private CdiCallbackScope scope() {
        var beans = container.getBeanManager();
        var ownThread = new OwnThread(ThreadSource.own().platform(), application);
        var extension = beans.getExtension(WirebeanExtension.class);
        return new CdiCallbackScope(application, new RequestContexts(beans, ownThread), extension.current());
    }

    @AfterEach
    void stop() {
        container.shutdown();
    }

    @Test
    void everyCallbackHasARequestScopeOfItsOwn() throws Exception {
        Set<Integer> visits = ConcurrentHashMap.newKeySet();
        var threads = Executors.newFixedThreadPool(2);
        List<Future<?>> callbacks = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            Connection connection = connection("c" + i);
            for (int n = 0; n < 3; n++) {
                callbacks.add(
                        threads.submit(() -> scope.call(connection, null, () -> visits.add(visitOfThis(connection)))));
            }
        }
        for (Future<?> callback : callbacks) {
            assertEquals(true, callback.get(), "a request-scoped bean was met twice");
        }
        threads.shutdown();

        assertEquals(300, visits.size());
    }

    private int visitOfThis(Connection connection) {
        Desk desk = bean(Desk.class);
        assertEquals(connection.id(), desk.connection.id());
        assertEquals(desk.visit.number(), desk.visit.number());
        return desk.visit.number();
    }

    @Test
    void noScopeIsActiveBetweenTwoCallbacks() throws Exception {
        scope.call(connection("a"), null, () -> bean(Visit.class).number());

        assertThrows(ContextNotActiveException.class, () -> bean(Visit.class).number());
        assertThrows(ContextNotActiveException.class, () -> bean(Basket.class).number());
    }

    @Test
    void aCallbackInsideARequestScopeGetsAnother() throws Exception {
        Connection connection = connection("a");

        int[] numbers = scope.call(connection, null, () -> {
            int outer = bean(Visit.class).number();
            int inner = scope.call(connection, null, () -> bean(Visit.class).number());
            return new int[] {outer, inner, bean(Visit.class).number()};
        });

        assertNotEquals(numbers[0], numbers[1]);
        assertEquals(numbers[0], numbers[2]);
    }

    @Test
    void whatACallbackInsideARequestScopeThrowsComesOutAsItIs() {
        Connection connection = connection("a");
        var failure = new java.io.IOException("broken");

        var thrown = assertThrows(
                java.io.IOException.class,
                () -> scope.call(
                        connection,
                        null,
                        () -> scope.call(connection, null, () -> {
                            throw failure;
                        })));

        assertSame(failure, thrown);
    }

    @Test
    void aConnectionHasOneInstanceOfAConnectionScopedBeanAndAnotherConnectionAnother() throws Exception {
        Connection ann = connection("ann");
        Connection bob = connection("bob");

        int first = scope.call(ann, null, () -> bean(Basket.class).number());
        int again = scope.call(ann, null, () -> bean(Basket.class).number());
        int other = scope.call(bob, null, () -> bean(Basket.class).number());

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
            numbers.add(threads.submit(() -> scope.call(connection, null, () -> {
                asked.countDown();
                asked.await();
                return bean(Basket.class).number();
            })));
        }
        int first = numbers.get(0).get();
        for (Future<Integer> number : numbers) {
            assertEquals(first, number.get());
        }
        threads.shutdown();

        assertEquals(1, bean(Diary.class).made());
    }

    @Test
    void aConnectionsBeansAreDestroyedAtItsEndTheLastMadeFirst() throws Exception {
        Connection ann = connection("ann");
        Connection bob = connection("bob");
        scope.call(
                ann, null, () -> bean(Basket.class).number() + bean(Lid.class).number());
        scope.call(bob, null, () -> bean(Basket.class).number());

        scope.ended(ann);
        scope.ended(ann);

        assertEquals(List.of("lid of ann", "basket of ann"), bean(Diary.class).destroyed());
    }

    @Test
    void outsideOfACallbackTheExceptionNamesTheCure() {
        var thrown = assertThrows(
                ContextNotActiveException.class, () -> bean(Basket.class).number());

        assertEquals(
                "no connection on thread \"" + Thread.currentThread().getName()
                        + "\": @WSConnectionScoped beans, Connection, Handshake and WSMessage are there in the callbacks of a"
                        + " connection, and on other threads in what connection.executor() or connection.wrap(...) runs",
                thrown.getMessage());
    }

    @Test
    void theConnectionAndItsMessageAreInjected() throws Exception {
        Connection connection = connection("ann");

        String seen = scope.call(connection, message("say"), () -> {
            Desk desk = bean(Desk.class);
            return desk.connection.id() + " " + desk.handshake.path() + " " + desk.message.event();
        });

        assertEquals("ann /of/ann say", seen);
    }

    @Test
    void aCallbackWithoutAMessageSaysSo() {
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> scope.call(
                        connection("ann"), null, () -> bean(Desk.class).message.event()));

        assertEquals(
                "this callback has no message: WSMessage can be used where a message handler is the caller",
                thrown.getMessage());
    }

    @Test
    void beforeTheStartThereAreNoConnections() {
        var thrown = assertThrows(
                IllegalStateException.class, () -> bean(Connections.class).count());

        assertEquals(
                "no connections yet: Wirebean starts when the web application does, after its CDI beans",
                thrown.getMessage());
    }

    @Test
    void theClassLoaderIsTheApplicationsAndIsPutBack() throws Exception {
        ClassLoader outer = Thread.currentThread().getContextClassLoader();

        ClassLoader inner =
                scope.call(connection("a"), null, () -> Thread.currentThread().getContextClassLoader());

        assertSame(application, inner);
        assertNotSame(application, outer);
        assertSame(outer, Thread.currentThread().getContextClassLoader());
    }

    @Test
    void aBeanThatCannotBeMadeIsTriedAgain() throws Exception {
        Connection connection = connection("a");
        bean(Diary.class).broken(true);

        assertThrows(
                RuntimeException.class,
                () -> scope.call(connection, null, () -> bean(Basket.class).number()));
        bean(Diary.class).broken(false);

        assertTrue(scope.call(connection, null, () -> bean(Basket.class).number()) > 0);
    }

    private <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    private static Connection connection(String id) {
        var handshake = (Handshake) Proxy.newProxyInstance(
                CdiCallbackScopeTest.class.getClassLoader(),
                new Class<?>[] {Handshake.class},
                (proxy, method, arguments) -> "/of/" + id);
        return (Connection) Proxy.newProxyInstance(
                CdiCallbackScopeTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "id", "toString" -> id;
                    case "handshake" -> handshake;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static WSMessage message(String event) {
        return (WSMessage) Proxy.newProxyInstance(
                CdiCallbackScopeTest.class.getClassLoader(),
                new Class<?>[] {WSMessage.class},
                (proxy, method, arguments) -> event);
    }

    @ApplicationScoped
    static class Diary {

        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final AtomicInteger made = new AtomicInteger();
        private final List<String> destroyed = new ArrayList<>();
        private volatile boolean broken;

        int nextNumber() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            made.incrementAndGet();
            return NUMBERS.incrementAndGet();
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

    @RequestScoped
    static class Visit {

        @Inject
        Diary diary;

        private int number;

        @PostConstruct
        void begin() {
            number = diary.nextNumber();
        }

        int number() {
            return number;
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

    @Dependent
    static class Desk {

        @Inject
        Visit visit;

        @Inject
        Connection connection;

        @Inject
        Handshake handshake;

        @Inject
        WSMessage message;
    }
}
