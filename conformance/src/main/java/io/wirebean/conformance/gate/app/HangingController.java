// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.FromQuery;
import io.wirebean.OnWSUpgrade;
import io.wirebean.WSController;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Does not decide until the suite says so. */
@WSController({"/hanging/deaf", "/hanging/interruptible", "/hanging/stage"})
public class HangingController extends Answering {

    /** Does not listen to anybody who wants it to end. */
    @OnWSUpgrade("/hanging/deaf")
    boolean deaf(@FromQuery("key") String key) throws ExecutionException {
        journal.note(key, "entered");
        boolean waiting = true;
        while (waiting) {
            try {
                gates.gate(key).get();
                waiting = false;
            } catch (InterruptedException e) {
                journal.note(key, "interrupted");
            }
        }
        journal.note(key, "left");
        return true;
    }

    @OnWSUpgrade("/hanging/interruptible")
    boolean interruptible(@FromQuery("key") String key) throws InterruptedException {
        journal.note(key, "entered");
        try {
            gates.pass(key);
            return true;
        } catch (InterruptedException e) {
            journal.note(key, "interrupted");
            throw e;
        }
    }

    @OnWSUpgrade("/hanging/stage")
    CompletionStage<Boolean> stage(@FromQuery("key") String key) {
        journal.note(key, "entered");
        CompletableFuture<Void> gate = gates.gate(key);
        return gate.thenApply(opened -> true);
    }
}
