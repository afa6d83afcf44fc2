// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import io.wirebean.spi.ArgumentResolver;
import jakarta.websocket.Session;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class UpgradeProblemsTest {

    @Test
    void upgradeMethodsThatReturnNoAnswerAreReported() {
        Golden.assertReport("upgrade-answer", AnswersNothing.class);
    }

    @Test
    void upgradeMethodOfAnotherPathIsReported() {
        Golden.assertReport("upgrade-path", MeansAnotherPath.class);
    }

    @Test
    void twoUpgradeMethodsOfOnePathAreReported() {
        Golden.assertReport("two-upgrade-methods", DecidesTwice.class);
    }

    @Test
    void upgradeMethodWithoutAnInstanceIsReported() {
        Golden.assertReport(
                "upgrade-without-connection",
                TestApplication.of()
                        .with(OfOneConnection.class, WSConnectionScoped.class, 0)
                        .problems());
    }

    @Test
    void methodThatSilencesAnUpgradeMethodIsReported() {
        Golden.assertReport("upgrade-silenced", Silencing.class, SilencingAContract.class, Deciding.class);
    }

    @Test
    void parametersThatAnUpgradeHasNotAreReported() {
        ArgumentResolver clocks = (parameter, type) ->
                type == Clock.class ? Optional.of((connection, message) -> Clock.systemUTC()) : Optional.empty();

        Golden.assertReport(
                "upgrade-parameters",
                TestApplication.of(AsksTooEarly.class, AsksTooLate.class)
                        .with(clocks)
                        .problems());
    }

    @Test
    void upgradeMethodsAreHandlersLikeOthers() {
        Golden.assertReport(
                "upgrade-not-callable",
                TestApplication.of(Private.class).withStray(NoController.class).problems());
    }

    /** Stands for ours: the model knows scopes by their names. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface WSConnectionScoped {}

    @WSController({"/a", "/b", "/c", "/d"})
    static class AnswersNothing {
        @OnWSUpgrade("/a")
        void nothing() {}

        @OnWSUpgrade("/b")
        Optional<String> text() {
            return Optional.empty();
        }

        @OnWSUpgrade("/c")
        CompletionStage<Void> later() {
            return null;
        }

        @OnWSUpgrade("/d")
        Object anything() {
            return true;
        }
    }

    @WSController({"/ws/admin", "/ws/user"})
    static class MeansAnotherPath {
        @OnWSUpgrade("/ws/admim")
        boolean admit() {
            return false;
        }
    }

    @WSController({"/a", "/b"})
    static class DecidesTwice {
        @OnWSUpgrade("/a")
        boolean one() {
            return true;
        }

        @OnWSUpgrade({"/b", "a"})
        boolean other() {
            return true;
        }

        @OnWSUpgrade
        boolean all() {
            return true;
        }

        @OnWSUpgrade
        boolean allAgain() {
            return true;
        }
    }

    @WSController("/deciding")
    static class Deciding extends OfOneConnection {
        @Override
        @OnWSUpgrade
        boolean admit() {
            return false;
        }
    }

    @WSController("/silencing")
    static class Silencing extends OfOneConnection {
        @Override
        boolean admit() {
            return false;
        }
    }

    interface Contract {
        @OnWSUpgrade
        boolean may();
    }

    @WSController("/contract")
    static class SilencingAContract implements Contract {
        @Override
        public boolean may() {
            return false;
        }
    }

    @WSController("/one")
    static class OfOneConnection {
        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }

    @WSController({"/early/{id}", "/early"})
    static class AsksTooEarly {
        @OnWSUpgrade("/early")
        boolean admit(
                Connection connection,
                WSMessage message,
                CloseReason reason,
                RuntimeException failure,
                @FromPayload("text") String text,
                @FromPath("id") String id,
                Session session,
                Clock clock,
                StringBuilder other) {
            return true;
        }
    }

    @WSController("/late")
    static class AsksTooLate {
        @OnWSConnection
        void opened(UpgradeRequest request) {}
    }

    @WSController("/private")
    static class Private {
        @OnWSUpgrade
        private boolean admit() {
            return true;
        }
    }

    static class NoController {
        @OnWSUpgrade
        boolean admit() {
            return true;
        }
    }
}
