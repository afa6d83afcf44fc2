// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static io.wirebean.internal.cdi.ScopedApplication.connection;
import static io.wirebean.internal.cdi.ScopedApplication.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Handshake;
import io.wirebean.WSMessage;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CdiCallbackScopeTest {

    private final ScopedApplication app = new ScopedApplication(Visit.class, Desk.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void everyCallbackHasARequestScopeOfItsOwn() throws Exception {
        Set<Integer> visits = ConcurrentHashMap.newKeySet();
        var threads = Executors.newFixedThreadPool(2);
        List<Future<?>> callbacks = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            Connection connection = connection("c" + i);
            for (int n = 0; n < 3; n++) {
                callbacks.add(threads.submit(() -> app.call(connection, () -> visits.add(visitOfThis(connection)))));
            }
        }
        for (Future<?> callback : callbacks) {
            assertEquals(true, callback.get(), "a request-scoped bean was met twice");
        }
        threads.shutdown();

        assertEquals(300, visits.size());
    }

    private int visitOfThis(Connection connection) {
        Desk desk = app.bean(Desk.class);
        assertEquals(connection.id(), desk.connection.id());
        assertEquals(desk.visit.number(), desk.visit.number());
        return desk.visit.number();
    }

    @Test
    void noScopeIsActiveBetweenTwoCallbacks() throws Exception {
        app.call(connection("a"), () -> app.bean(Visit.class).number());

        assertThrows(
                ContextNotActiveException.class, () -> app.bean(Visit.class).number());
    }

    @Test
    void aCallbackInsideARequestScopeGetsAnother() throws Exception {
        Connection connection = connection("a");

        int[] numbers = app.call(connection, () -> {
            int outer = app.bean(Visit.class).number();
            int inner = app.call(connection, () -> app.bean(Visit.class).number());
            return new int[] {outer, inner, app.bean(Visit.class).number()};
        });

        assertNotEquals(numbers[0], numbers[1]);
        assertEquals(numbers[0], numbers[2]);
    }

    @Test
    void whatACallbackInsideARequestScopeThrowsComesOutAsItIs() {
        Connection connection = connection("a");
        var failure = new IOException("broken");

        var thrown = assertThrows(
                IOException.class,
                () -> app.call(
                        connection,
                        () -> app.call(connection, () -> {
                            throw failure;
                        })));

        assertSame(failure, thrown);
    }

    @Test
    void theConnectionAndItsMessageAreInjected() throws Exception {
        Connection connection = connection("ann");

        String seen = app.call(connection, message("say"), () -> {
            Desk desk = app.bean(Desk.class);
            return desk.connection.id() + " " + desk.handshake.path() + " " + desk.message.event();
        });

        assertEquals("ann /of/ann say", seen);
    }

    @Test
    void aCallbackWithoutAMessageSaysSo() {
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> app.call(
                        connection("ann"), () -> app.bean(Desk.class).message.event()));

        assertEquals(
                "this callback has no message: WSMessage can be used where a message handler is the caller",
                thrown.getMessage());
    }

    @Test
    void beforeTheStartThereAreNoConnections() {
        assertEquals(0, app.bean(Connections.class).count());
    }

    @Test
    void theClassLoaderIsTheApplicationsAndIsPutBack() throws Exception {
        ClassLoader outer = Thread.currentThread().getContextClassLoader();

        ClassLoader inner =
                app.call(connection("a"), () -> Thread.currentThread().getContextClassLoader());

        assertSame(app.classLoader(), inner);
        assertNotSame(app.classLoader(), outer);
        assertSame(outer, Thread.currentThread().getContextClassLoader());
    }

    @RequestScoped
    static class Visit {

        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final int number = NUMBERS.incrementAndGet();

        int number() {
            return number;
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
