// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Notes in every callback which instances it sees. */
@WSController("/scopes")
public class ScopeController {

    @Inject
    Visit visit;

    @Inject
    Fresh fresh;

    @Inject
    Journal journal;

    @Inject
    Errand errand;

    @Inject
    Event<Notice> notices;

    @OnWSConnection
    void opened(Connection me) {
        journal.note(me, "opened " + visit.id() + " " + fresh.id());
    }

    @OnWSMessage("look")
    List<String> look(Connection me) {
        journal.note(me, "message " + visit.id() + " " + fresh.id());
        return List.of(visit.id(), fresh.id());
    }

    @OnWSMessage("surroundings")
    String surroundings() {
        return fresh.surroundings();
    }

    @OnWSMessage("fail")
    void fail() {
        throw new IllegalStateException("wanted");
    }

    @OnWSError
    void failed(Connection me, IllegalStateException wanted) {
        journal.note(me, "error " + visit.id() + " " + fresh.id());
    }

    @OnWSMessage("executor")
    CompletionStage<List<String>> executor(Connection me) {
        return CompletableFuture.supplyAsync(() -> List.of(visit.id(), fresh.id()), me.executor());
    }

    @OnWSMessage("wrapped")
    CompletionStage<List<String>> wrapped(Connection me) {
        CompletableFuture<List<String>> seen = new CompletableFuture<>();
        bareThread().execute(me.wrap(() -> seen.complete(List.of(visit.id(), fresh.id()))));
        return seen;
    }

    @OnWSMessage("errand")
    void errand(Connection me) {
        journal.note(me, "called");
        errand.run();
        journal.note(me, "left");
    }

    /** The request's bean before, in an asynchronous observer on this thread, in another on the connection's executor, after. */
    @OnWSMessage("notice")
    CompletionStage<List<String>> notice(Connection me) {
        String before = fresh.id();
        CompletionStage<Notice> here = notices.fireAsync(new Notice(), NotificationOptions.ofExecutor(Runnable::run));
        CompletionStage<Notice> beside = notices.fireAsync(new Notice(), NotificationOptions.ofExecutor(me.executor()));
        String after = fresh.id();
        return here.thenCombine(beside, (one, other) -> List.of(before, one.seenIn(), other.seenIn(), after));
    }

    @OnWSMessage("elsewhere")
    CompletionStage<String> elsewhere() {
        return CompletableFuture.supplyAsync(this::visitWithoutScope, bareThread());
    }

    @OnWSDisconnection
    void closed(Connection me) {
        journal.note(me, "closed " + visit.id() + " " + fresh.id());
    }

    private String visitWithoutScope() {
        try {
            return visit.id();
        } catch (ContextNotActiveException e) {
            return e.getMessage();
        }
    }

    private static Executor bareThread() {
        return task -> new Thread(task).start();
    }
}
