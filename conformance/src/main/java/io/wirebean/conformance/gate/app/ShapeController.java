// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.FromQuery;
import io.wirebean.Identity;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers in every shape, as the query asks: {@code yes}, {@code no} or {@code null}. */
@WSController({
    "/shape/boolean",
    "/shape/principal",
    "/shape/identity",
    "/shape/optional",
    "/shape/decision",
    "/shape/later/boolean",
    "/shape/later/principal",
    "/shape/later/identity",
    "/shape/later/optional",
    "/shape/later/decision",
    "/shape/challenged",
    "/shape/unnamed"
})
public class ShapeController extends Answering {

    private static final Identity ANN = Identity.of("ann").roles("shaped").build();

    @OnWSUpgrade("/shape/boolean")
    boolean yesOrNo(@FromQuery("answer") String answer) {
        return answer.equals("yes");
    }

    @OnWSUpgrade("/shape/principal")
    @Nullable
    Principal principal(@FromQuery("answer") String answer) {
        return answer.equals("yes") ? ANN.principal() : null;
    }

    @OnWSUpgrade("/shape/identity")
    @Nullable
    Identity identity(@FromQuery("answer") String answer) {
        return answer.equals("yes") ? ANN : null;
    }

    @OnWSUpgrade("/shape/optional")
    Optional<Principal> optional(@FromQuery("answer") String answer) {
        return Optional.of(ANN.principal()).filter(ann -> answer.equals("yes"));
    }

    @OnWSUpgrade("/shape/decision")
    @Nullable
    UpgradeDecision decision(@FromQuery("answer") String answer) {
        return answer.equals("yes") ? UpgradeDecision.accept().as(ANN) : null;
    }

    @OnWSUpgrade("/shape/later/boolean")
    CompletionStage<Boolean> laterYesOrNo(@FromQuery("answer") String answer) {
        return later(answer.equals("null") ? null : answer.equals("yes"));
    }

    @OnWSUpgrade("/shape/later/principal")
    CompletionStage<Principal> laterPrincipal(@FromQuery("answer") String answer) {
        return later(principal(answer));
    }

    @OnWSUpgrade("/shape/later/identity")
    CompletionStage<Identity> laterIdentity(@FromQuery("answer") String answer) {
        return later(identity(answer));
    }

    @OnWSUpgrade("/shape/later/optional")
    CompletionStage<Optional<Identity>> laterOptional(@FromQuery("answer") String answer) {
        return later(Optional.of(ANN).filter(ann -> answer.equals("yes")));
    }

    @OnWSUpgrade("/shape/later/decision")
    CompletionStage<UpgradeDecision> laterDecision(@FromQuery("answer") String answer) {
        return later(decision(answer));
    }

    @OnWSUpgrade(value = "/shape/challenged", challenge = "Shape realm=\"gate\"")
    boolean challenged() {
        return false;
    }

    /** For all paths that no other method names. */
    @OnWSUpgrade
    UpgradeDecision unnamed(UpgradeRequest request) {
        return UpgradeDecision.accept().as("unnamed " + request.path());
    }

    private static <T> CompletionStage<T> later(@Nullable T value) {
        return CompletableFuture.supplyAsync(() -> value);
    }
}
