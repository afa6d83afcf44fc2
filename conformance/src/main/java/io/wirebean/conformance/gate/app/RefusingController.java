// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRefusedException;
import io.wirebean.WSController;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Refuses with the status of its path, in every way. */
@WSController({"/refuse/{status}/now", "/refuse/{status}/by/{way}", "/crash/{way}"})
public class RefusingController extends Answering {

    /** What no client may read. */
    static final String SECRET = "the password is swordfish";

    @OnWSUpgrade("/refuse/{status}/now")
    UpgradeDecision now(@FromPath("status") int status, @FromQuery(value = "body", orElse = "none") String body) {
        UpgradeDecision refusal = UpgradeDecision.refuse(status)
                .header("X-Why", "first reason")
                .header("X-Why", "second reason")
                .header("Retry-After", "7");
        return switch (body) {
            case "text" -> refusal.text("Grüße, " + status);
            case "json" -> refusal.json(Map.of("error", "refused"));
            default -> refusal;
        };
    }

    @OnWSUpgrade("/refuse/{status}/by/{way}")
    CompletionStage<UpgradeDecision> inAnyWay(
            @FromPath("status") int status,
            @FromPath("way") String way,
            @FromQuery(value = "body", orElse = "none") String body) {
        UpgradeDecision refusal = now(status, body);
        return switch (way) {
            case "exception" -> throw new UpgradeRefusedException(refusal);
            case "failure" -> CompletableFuture.failedStage(new UpgradeRefusedException(refusal));
            default -> CompletableFuture.supplyAsync(() -> refusal);
        };
    }

    @OnWSUpgrade("/crash/{way}")
    CompletionStage<Boolean> crash(@FromPath("way") String way) throws Exception {
        return switch (way) {
            case "checked" -> throw new Exception(SECRET);
            case "unchecked" -> throw new IllegalStateException(SECRET);
            case "error" -> throw new AssertionError(SECRET);
            case "failure" -> CompletableFuture.failedStage(new Exception(SECRET));
            default ->
                CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException(SECRET);
                });
        };
    }
}
