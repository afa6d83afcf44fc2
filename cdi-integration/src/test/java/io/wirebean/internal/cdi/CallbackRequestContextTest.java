// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackRequestContextTest {

    private final CallbackRequestContext context = new CallbackRequestContext();
    private final Thing thing = new Thing();

    @Test
    void outsideOfACallbackItSaysSo() {
        var thrown = assertThrows(ContextNotActiveException.class, () -> context.get(thing));

        assertEquals("no callback runs on thread \"" + Thread.currentThread().getName() + "\"", thrown.getMessage());
    }

    @Test
    void whatIsDestroyedAtTheEndIsNotMadeAnew() {
        var outer = context.enter();
        Object made = context.get(thing, null);
        assertSame(made, context.get(thing));
        thing.atTheEnd = () -> context.get(thing, null);

        context.leave(outer);

        assertEquals("the callback is over: a thing is destroyed", thing.said);
    }

    @Test
    void nothingIsMadeByALook() {
        var outer = context.enter();

        assertNull(context.get(thing));

        context.leave(outer);
    }

    /** Notes what it is told when it asks at its own end. */
    private static final class Thing implements Contextual<Object> {

        private Runnable atTheEnd = () -> {};
        private @Nullable String said;

        @Override
        public Object create(CreationalContext<Object> creation) {
            return new Object();
        }

        @Override
        public void destroy(Object instance, CreationalContext<Object> creation) {
            try {
                atTheEnd.run();
            } catch (ContextNotActiveException e) {
                said = e.getMessage();
            }
        }

        @Override
        public String toString() {
            return "a thing";
        }
    }
}
