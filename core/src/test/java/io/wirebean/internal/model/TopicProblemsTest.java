// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicProblemsTest {

    @Test
    void topicsThatCannotBeReadAreReported() throws NoSuchFieldException {
        List<Problem> problems = new ArrayList<>(
                TestApplication.of(BadTopics.class, BroadcastsToBadTopics.class).problems());
        for (String field : List.of("slash", "variable")) {
            DeploymentProblems.injectedTopic(
                            field.equals("slash") ? "/prices" : "order/{id}", Injected.class.getDeclaredField(field))
                    .ifPresent(problems::add);
        }

        Golden.assertReport("topic-syntax", problems);
    }

    @Test
    void twoMethodsOfOneTopicAreReported() {
        Golden.assertReport("two-watch-methods", Decides.class, DecidesToo.class);
    }

    @Test
    void aWatchInAFormatWithoutEventsIsReported() {
        Golden.assertReport("watch-without-events", Raw.class);
    }

    @Test
    void ratesThatCannotBeReadAreReported() {
        Golden.assertReport("watch-rate", Hurried.class);
    }

    @Test
    void anUnwatchMethodThatReturnsSomethingIsReported() {
        Golden.assertReport("unwatch-returns", SaysGoodbye.class);
    }

    @Test
    void anUnwatchMethodOfATopicThatNobodyWatchesIsReported() {
        Golden.assertReport("unwatch-of-nothing", Misspelt.class, OnlyUnwatches.class);
    }

    @Test
    void whatAWatchHasNotIsReported() {
        Golden.assertReport("watch-parameters", Asking.class);
    }

    @Test
    void aVariableOfTheTopicAndOfTheUrlIsReported() {
        Golden.assertReport("topic-variable-ambiguous", TwoIds.class);
    }

    @Test
    void broadcastsAndPermissionsThatDoNothingAreReported() {
        Golden.assertReport("watch-misplaced", Misplaced.class);
    }

    @WSController("/bad")
    static class BadTopics {
        @OnWSWatch("/order/{id}")
        void slash(@FromPath("id") String id) {}

        @OnWSWatch("")
        void nothing() {}

        @OnWSWatch("order/")
        void end() {}

        @OnWSWatch("{rest:*}/order")
        void rest() {}

        @OnWSUnwatch("order-{id}")
        void part(@FromPath("id") String id) {}
    }

    @WSController("/broadcasts/{id}")
    static class BroadcastsToBadTopics {
        @OnWSMessage("say")
        @WSBroadcast(topic = "order//{id}")
        String say(String text) {
            return text;
        }
    }

    static class Injected {
        String slash;
        String variable;
    }

    @WSController("/two")
    static class Decides {
        @OnWSWatch("order/{id}")
        void one() {}

        @OnWSWatch("order/{nr}")
        void two() {}

        @OnWSWatch("order/new")
        void special() {}

        @OnWSUnwatch("order/{id}")
        void left() {}

        @OnWSUnwatch("order/{nr}")
        void leftToo() {}
    }

    @WSController({"/two", "/elsewhere"})
    static class DecidesToo {
        @OnWSWatch("order/new")
        void special() {}

        @OnWSUnwatch("order/{id}")
        void left() {}
    }

    @WSController(value = "/raw", format = "raw")
    static class Raw {
        @OnWSWatch("order/{id}")
        void watch() {}

        @OnWSUnwatch("order/{id}")
        void unwatch() {}
    }

    @WSController("/hurried")
    static class Hurried {
        @OnWSWatch(value = "a", every = "often")
        void often() {}

        @OnWSWatch(value = "b", every = "0ms")
        void always() {}

        @OnWSWatch(value = "c", every = "off")
        void off() {}

        @OnWSWatch(value = "d", every = "${shop.pace}")
        void unknown() {}
    }

    @WSController("/goodbye")
    static class SaysGoodbye {
        @OnWSWatch("order")
        void watch() {}

        @OnWSUnwatch("order")
        String unwatch() {
            return "bye";
        }
    }

    @WSController("/misspelt")
    static class Misspelt {
        @OnWSWatch("order/{id}")
        void watch() {}

        @OnWSUnwatch("ordre/{id}")
        void misspelt() {}

        @OnWSUnwatch("order")
        void shorter() {}

        @OnWSUnwatch("order/{id}/{rest:*}")
        void longer() {}

        @OnWSUnwatch("{all:*}")
        void all() {}

        @OnWSUnwatch("{kind}/new")
        void created() {}
    }

    @WSController("/unwatches")
    static class OnlyUnwatches {
        @OnWSUnwatch("order")
        void unwatch() {}
    }

    @WSController("/asking")
    static class Asking {
        @OnWSWatch("order/{id}")
        void watch(WSMessage message, @FromPayload("text") String text, CloseReason why, @FromPath("ids") String id) {}

        @OnWSUnwatch("order/{id}")
        void unwatch(StringBuilder payload) {}
    }

    @WSController("/shops/{id}")
    static class TwoIds {
        @OnWSWatch("order/{id}")
        void watch(@FromPath("id") String id) {}
    }

    @PermitAll
    @WSController("/misplaced")
    static class Misplaced {
        @OnWSWatch("order")
        @WSBroadcast
        String watch() {
            return "state";
        }

        @PermitAll
        @OnWSUnwatch("order")
        void unwatch() {}
    }
}
