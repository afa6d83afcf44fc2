// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSBroadcast;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Consumer;

/** What holds for every handler, whatever its parameters. */
final class HandlerRules {

    private final HandlerDescription handler;
    private final Variables variables;
    private final Consumer<Problem> problems;

    private HandlerRules(HandlerDescription handler, Variables variables, Consumer<Problem> problems) {
        this.handler = handler;
        this.variables = variables;
        this.problems = problems;
    }

    static void check(HandlerDescription handler, Variables variables, Consumer<Problem> problems) {
        var rules = new HandlerRules(handler, variables, problems);
        rules.modifiers();
        rules.shape();
        rules.event(handler.event());
        rules.variables();
        rules.broadcast();
        rules.permission();
    }

    /** Whether a call through a proxy of the bean reaches it. */
    static boolean isCallable(HandlerDescription handler) {
        return (handler.method().getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    private void modifiers() {
        if (!isCallable(handler)) {
            int wrong = handler.method().getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL);
            problems.accept(
                    Problems.handlerNotCallable(Modifier.toString(wrong).replace(" ", " and "), handler.place()));
        }
    }

    private void permission() {
        List<String> declared = Permission.names(handler.method());
        if (declared.size() > 1) {
            problems.accept(PermissionProblems.two(declared, handler.place()));
        }
        // a method of two kinds is judged as what peers ask for, which it is too
        boolean askedFor = HandlerKind.of(handler.method()).stream().anyMatch(HandlerKind::isAskedFor);
        if (!declared.isEmpty() && !askedFor) {
            problems.accept(PermissionProblems.misplaced(declared.get(0), handler.kind(), handler.place()));
        }
    }

    private void shape() {
        if (handler.kind() == HandlerKind.DISCONNECTION && handler.method().getReturnType() != void.class) {
            problems.accept(Problems.disconnectionReturns(handler.place()));
        }
        if (handler.kind() == HandlerKind.UNWATCH && handler.method().getReturnType() != void.class) {
            problems.accept(TopicProblems.unwatchReturns(handler.place()));
        }
        long exceptions = handler.parameters().stream()
                .filter(parameter -> Throwable.class.isAssignableFrom(parameter.raw()))
                .count();
        if (handler.kind() == HandlerKind.ERROR && exceptions != 1) {
            problems.accept(Problems.errorHandlerWithoutType((int) exceptions, handler.place()));
        }
    }

    private void event(String event) {
        if (event.startsWith("$") || event.equals("error")) {
            problems.accept(Problems.reservedEvent(event, handler.place()));
        }
    }

    private void variables() {
        for (String name : variables.messageVariables()) {
            variables.urls().stream()
                    .filter(url -> url.variables().contains(name))
                    .findFirst()
                    .ifPresent(url -> problems.accept(ParameterProblems.ambiguousVariable(name, handler, url.text())));
        }
    }

    private void broadcast() {
        WSBroadcast broadcast = handler.annotation(WSBroadcast.class);
        if (broadcast == null) {
            return;
        }
        if (handler.kind() != HandlerKind.MESSAGE || handler.returnsNothing()) {
            problems.accept(Problems.broadcastOfNothing(handler.kind(), handler.place()));
        }
        event(broadcast.event());
        BroadcastTarget.check(broadcast, handler.place(), variables, problems);
    }
}
