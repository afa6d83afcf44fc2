// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

class ControllerProblemsTest {

    @Test
    void finalControllerIsReported() {
        Golden.assertReport("final-controller", Final.class);
    }

    @Test
    void controllerWithoutAConstructorForItsProxyIsReported() {
        Golden.assertReport("no-constructor", NeedsText.class);
    }

    @Test
    void dependentControllerNeedsNoProxy() {
        assertEquals(
                1,
                TestApplication.of()
                        .with(NeedsText.class, Dependent.class, 0)
                        .plan()
                        .controllers());
    }

    @Test
    void scopesThatNoMessageHasAreReported() {
        Golden.assertReport(
                "controller-scope",
                TestApplication.of().with(Plain.class, SessionScoped.class, 0).problems());
    }

    @Test
    void pathsThatCannotBeReadAreReported() {
        Golden.assertReport("path-syntax", BadPaths.class, PathWithoutEvent.class);
    }

    @Test
    void placeholderWithoutAValueIsReported() {
        Golden.assertReport("placeholder-without-value", NotConfigured.class);
    }

    @Test
    void pathThatStandsTwiceIsReported() {
        Golden.assertReport("path-twice", SamePathTwice.class);
    }

    @Test
    void controllersThatTakeTheSameMessagesOfOnePathAreReported() {
        Golden.assertReport("shared-path-event", Plain.class, SaysToo.class, TakesAll.class);
    }

    @Test
    void controllersOfTwoFormatsOnOnePathAreReported() {
        Golden.assertReport("shared-path-format", Plain.class, Raw.class);
    }

    @Test
    void messageSizeOfNothingIsReported() {
        Golden.assertReport("message-size", Negative.class);
    }

    @Test
    void controllersOfTwoMessageSizesOnOnePathAreReported() {
        Golden.assertReport("shared-path-message-size", Hundred.class, Thousand.class, Plain.class);
    }

    @Test
    void controllersThatNameTheVariablesOfOnePathDifferentlyAreReported() {
        Golden.assertReport("shared-path-variables", Plain.class, OtherName.class);
    }

    @Test
    void unknownFormatIsReported() {
        Golden.assertReport("unknown-format", Jsn.class);
    }

    @Test
    void subprotocolThatIsNoTokenIsReported() {
        Golden.assertReport("subprotocol", BadSubprotocol.class);
    }

    @Test
    void aHeartbeatMustBeADurationOrOff() {
        Golden.assertReport("heartbeat", Often.class, UnknownOften.class);
    }

    @Test
    void controllersOnOnePathHaveOneHeartbeat() {
        Golden.assertReport("shared-path-heartbeat", Beating.class, Unbeating.class, SaysToo.class);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Dependent {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface SessionScoped {}

    @WSController("/a")
    static final class Final {}

    @WSController("/a")
    static class NeedsText {
        NeedsText(String text) {}
    }

    @WSController("/rooms/{room}")
    static class Plain {
        @OnWSMessage("say")
        void say(String text) {}
    }

    @WSController("/rooms/{room}")
    static class SaysToo {
        @OnWSMessage("say")
        void say(String text) {}
    }

    @WSController("/rooms/{room}")
    static class TakesAll {
        @OnWSMessage
        void any(String text) {}
    }

    @WSController(value = "/rooms/{room}", format = "raw")
    static class Raw {
        @OnWSMessage
        void any(String text) {}
    }

    @WSController(value = "/a", maxMessageBytes = -1)
    static class Negative {}

    @WSController(value = "/rooms/{room}", maxMessageBytes = 100)
    static class Hundred {}

    @WSController(value = "/rooms/{room}", maxMessageBytes = 1_000)
    static class Thousand {}

    @WSController("/rooms/{id}")
    static class OtherName {
        @OnWSMessage("stay")
        void stay() {}
    }

    @WSController({"/a/{b", "/{rest:*}/a"})
    static class BadPaths {
        @OnWSMessage(value = "get", path = "/{id}/{id}")
        void get() {}
    }

    @WSController("/b")
    static class PathWithoutEvent {
        @OnWSMessage(path = "/x")
        void nothing() {}
    }

    @WSController("${chat.base}/rooms")
    static class NotConfigured {}

    @WSController({"/a/{x}", "/a/{y}"})
    static class SamePathTwice {}

    @WSController(value = "/a", format = "jsn")
    static class Jsn {}

    @WSController(value = "/a", subprotocols = "chat v1")
    static class BadSubprotocol {}

    @WSController(value = "/a", heartbeat = "often")
    static class Often {}

    @WSController(value = "/b", heartbeat = "${chat.heartbeat}")
    static class UnknownOften {}

    @WSController(value = "/rooms/{room}", heartbeat = "10s")
    static class Beating {}

    @WSController(value = "/rooms/{room}", heartbeat = "off")
    static class Unbeating {}
}
