// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerMethodsTest {

    @Test
    void inheritedHandlersCount() {
        assertEquals(List.of("HandlerMethodsTest.Parent#opened()"), handlers(Heir.class));
    }

    @Test
    void overridingWithoutTheAnnotationSwitchesAHandlerOff() {
        assertEquals(List.of(), handlers(Silent.class));
    }

    @Test
    void overridingWithTheAnnotationReplacesAHandler() {
        assertEquals(List.of("HandlerMethodsTest.Loud#opened()"), handlers(Loud.class));
    }

    @Test
    void defaultMethodsOfInterfacesCount() {
        assertEquals(List.of("HandlerMethodsTest.Pings#ping()"), handlers(WithInterface.class));
    }

    @Test
    void methodThatFillsInATypeVariableOverridesTheGenericOne() {
        assertEquals(List.of(), handlers(SavesTexts.class));
    }

    @Test
    void bridgeThatMakesAnInheritedMethodPublicHidesNothing() {
        assertEquals(List.of("HandlerMethodsTest.Hidden#shown()"), handlers(Shown.class));
    }

    @Test
    void typeVariablesOfInheritedHandlersAreThoseOfTheBean() throws Throwable {
        var orders = TestApplication.of(Orders.class);

        assertEquals("Order[number=7]", orders.handles("save", "{\"number\":7}", new FakeHandshake()));
        assertEquals("Order[number=8]", orders.handles("first", "[{\"number\":8}]", new FakeHandshake()));
    }

    private static List<String> handlers(Class<?> type) {
        return HandlerMethods.of(type).stream()
                .map(Place::of)
                .map(place -> place.substring(
                        HandlerMethodsTest.class.getPackageName().length() + 1))
                .toList();
    }

    static class Parent {
        @OnWSConnection
        void opened() {}
    }

    static class Heir extends Parent {}

    static class Silent extends Parent {
        @Override
        void opened() {}
    }

    static class Loud extends Parent {
        @Override
        @OnWSConnection
        void opened() {}
    }

    interface Pings {
        @OnWSMessage("ping")
        default String ping() {
            return "pong";
        }
    }

    static class WithInterface implements Pings {}

    abstract static class Saves<T> {
        @OnWSMessage("save")
        protected String save(T thing) {
            return String.valueOf(thing);
        }

        @OnWSMessage("first")
        protected String first(List<? extends T> things) {
            T first = things.get(0);
            return String.valueOf(first);
        }
    }

    static class SavesTexts extends Saves<String> {
        @Override
        protected String save(String thing) {
            return thing;
        }

        @Override
        protected String first(List<? extends String> things) {
            return "";
        }
    }

    static class Hidden {
        @OnWSConnection
        public void shown() {}
    }

    public static class Shown extends Hidden {}

    public record Order(int number) {}

    @WSController("/orders")
    static class Orders extends Saves<Order> {}
}
