// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Guarded;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.spi.UpgradeGuard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardProblemsTest {

    @Test
    void guardsThatCannotJudgeAreReported() {
        Golden.assertReport(
                "guard-unknown",
                TestApplication.of(GuardedByStrangers.class)
                        .withGlobal(new Members(), 1)
                        .withGlobal(new Friends(), 2)
                        .problems());
    }

    @Test
    void guardThatJudgesNothingIsReported() {
        Golden.assertReport(
                "guard-idle",
                TestApplication.of(Open.class)
                        .with(new Members())
                        .withReady(new Friends())
                        .problems());
    }

    @Test
    void guardsThatReturnNoAnswerAreReported() {
        Golden.assertReport(
                "guard-answer",
                TestApplication.of(Open.class)
                        .withGlobal(new Members(), 1)
                        .withGlobal(new Counts(), 2)
                        .withGlobal(new Texts(), 3)
                        .problems());
    }

    @Test
    void guardOfTokensThatNobodyKnowsIsReported() {
        Golden.assertReport("no-verifier", List.of(GuardProblems.noVerifier(Open.class)));
    }

    @WSController("/strangers")
    @Guarded({String.class, Absent.class, Known.class})
    static class GuardedByStrangers {}

    @WSController("/open")
    static class Open {}

    interface Known extends UpgradeGuard {}

    static class Absent implements UpgradeGuard {
        @Override
        public Boolean decide(UpgradeRequest request) {
            return true;
        }
    }

    static class Members implements Known {
        @Override
        public Object decide(UpgradeRequest request) {
            return true;
        }
    }

    static class Friends implements Known {
        @Override
        public Optional<Boolean> decide(UpgradeRequest request) {
            return Optional.of(true);
        }
    }

    static class Counts implements UpgradeGuard {
        @Override
        public Integer decide(UpgradeRequest request) {
            return 1;
        }
    }

    static class Texts implements UpgradeGuard {
        @Override
        public Optional<String> decide(UpgradeRequest request) {
            return Optional.empty();
        }
    }
}
