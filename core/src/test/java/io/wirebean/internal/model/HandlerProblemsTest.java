// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class HandlerProblemsTest {

    @Test
    void twoHandlersOfOneEventAreReported() {
        Golden.assertReport("duplicate-event", TakesSayTwice.class);
    }

    @Test
    void handlersThatNoProxyReachesAreReported() {
        Golden.assertReport("handler-not-callable", Unreachable.class);
    }

    @Test
    void twoLifecycleHandlersAreReported() {
        Golden.assertReport("two-lifecycle-handlers", OpensTwice.class);
    }

    @Test
    void disconnectionHandlerThatReturnsSomethingIsReported() {
        Golden.assertReport("disconnection-returns", SaysGoodbye.class);
    }

    @Test
    void errorHandlerWithoutOneExceptionIsReported() {
        Golden.assertReport("error-handler-without-type", CatchesNothing.class);
    }

    @Test
    void twoErrorHandlersOfOneExceptionAreReported() {
        Golden.assertReport(
                "two-error-handlers",
                TestApplication.of(CatchesTwice.class)
                        .withOther(First.class)
                        .withOther(Second.class)
                        .problems());
    }

    @Test
    void errorHandlerOfAnotherBeanThatIsNotGlobalIsReported() {
        Golden.assertReport(
                "error-handler-not-global",
                TestApplication.of().withOther(NotGlobal.class).problems());
    }

    @Test
    void broadcastOfNothingIsReported() {
        Golden.assertReport("broadcast-of-nothing", BroadcastsNothing.class);
    }

    @Test
    void roomThatCannotBeFilledIsReported() {
        Golden.assertReport("broadcast-room-variable", BroadcastsToRom.class);
    }

    @Test
    void broadcastOfAnyEventIsReported() {
        Golden.assertReport("broadcast-without-event", BroadcastsAnything.class);
    }

    @Test
    void eventsOfTheWireFormatsAreReported() {
        Golden.assertReport("reserved-event", TakesReservedEvents.class);
    }

    @Test
    void eventWhereThereAreNoneIsReported() {
        Golden.assertReport("event-without-events", NamedButRaw.class);
    }

    @Test
    void handlerOfWholeMessagesBesideAnotherIsReported() {
        Golden.assertReport("whole-messages-not-alone", WholeAndSay.class);
    }

    @Test
    void callbacksOfJakartaWebSocketAreReported() {
        Golden.assertReport("jakarta-callback", WrongImports.class);
    }

    @Test
    void handlersOutsideOfControllersAreReported() {
        Golden.assertReport(
                "no-controller",
                TestApplication.of()
                        .withOther(BeanWithHandlers.class)
                        .withStray(Stray.class)
                        .problems());
    }

    @WSController("/a")
    static class TakesSayTwice {
        @OnWSMessage("say")
        void relay(String text) {}

        @OnWSMessage("say")
        void send(String text) {}

        @OnWSMessage(value = "get", path = "/users/{id}")
        void user() {}

        @OnWSMessage(value = "get", path = "users/{name}")
        void userByName() {}
    }

    @WSController("/a")
    static class Unreachable {
        @OnWSConnection
        private void opened() {}

        @OnWSMessage("say")
        static void say() {}

        @OnWSMessage("stay")
        final void stay() {}
    }

    @WSController("/a")
    static class OpensTwice {
        @OnWSConnection
        void first() {}

        @OnWSConnection
        void second() {}
    }

    @WSController("/a")
    static class SaysGoodbye {
        @OnWSDisconnection
        String left() {
            return "goodbye";
        }
    }

    @WSController("/a")
    static class CatchesNothing {
        @OnWSError
        void failed(Connection me) {}

        @OnWSError
        void failed(IllegalStateException one, IllegalArgumentException other) {}
    }

    @WSController("/a")
    static class CatchesTwice {
        @OnWSError
        void first(IllegalStateException failure) {}

        @OnWSError
        void second(IllegalStateException failure) {}
    }

    static class First {
        @OnWSError(global = true)
        void failed(Exception failure) {}
    }

    static class Second {
        @OnWSError(global = true)
        void failed(Exception failure) {}
    }

    static class NotGlobal {
        @OnWSError
        void failed(Exception failure) {}
    }

    @WSController("/a")
    static class BroadcastsNothing {
        @OnWSConnection
        @WSBroadcast
        String opened() {
            return "hello";
        }

        @OnWSMessage("say")
        @WSBroadcast
        void say(String text) {}

        @OnWSMessage("stay")
        @WSBroadcast
        CompletionStage<Void> stay() {
            throw new UnsupportedOperationException("never called");
        }
    }

    @WSController("/rooms/{room}")
    static class BroadcastsToRom {
        @OnWSMessage("say")
        @WSBroadcast(room = "{rom}")
        String say(String text) {
            return text;
        }
    }

    @WSController("/a")
    static class BroadcastsAnything {
        @OnWSMessage
        @WSBroadcast
        String any(String text) {
            return text;
        }
    }

    @WSController("/a")
    static class TakesReservedEvents {
        @OnWSMessage("$reconnect")
        void reconnect() {}

        @OnWSMessage("say")
        @WSBroadcast(event = "error")
        String say(String text) {
            return text;
        }
    }

    @WSController(value = "/a", format = "raw")
    static class NamedButRaw {
        @OnWSMessage("say")
        void say(String text) {}
    }

    @WSController("/a")
    static class WholeAndSay {
        @OnWSMessage
        void any(String text) {}

        @OnWSMessage("say")
        void say(String text) {}
    }

    @WSController("/a")
    @jakarta.websocket.server.ServerEndpoint("/b")
    static class WrongImports {
        @jakarta.websocket.OnOpen
        public void opened() {}

        @jakarta.websocket.OnMessage
        public void say(String text) {}

        @jakarta.websocket.OnClose
        public void left() {}
    }

    static class BeanWithHandlers {
        @OnWSMessage("say")
        void say() {}
    }

    static class Stray {
        @OnWSConnection
        void opened() {}
    }
}
