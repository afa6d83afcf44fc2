// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSBroadcast;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes plans of the handlers of one bean, and reports all that is wrong with them. */
final class HandlerCompiler {

    private final BeanSource beans;
    private final List<PathTemplate> urls;
    private final boolean allUrls;
    private final Plugins plugins;
    private final Consumer<Problem> problems;

    /**
     * @param urls the paths of the controller; none for a bean that is no controller
     * @param allUrls whether all its paths could be read
     */
    HandlerCompiler(
            BeanSource beans, List<PathTemplate> urls, boolean allUrls, Plugins plugins, Consumer<Problem> problems) {
        this.beans = beans;
        this.urls = urls;
        this.allUrls = allUrls;
        this.plugins = plugins;
        this.problems = problems;
    }

    /** The plan, which is executed only if nothing was reported; empty where there can be none. */
    Optional<PlannedHandler> compile(HandlerDescription handler) {
        PathTemplate eventPath = eventPath(handler);
        List<PathTemplate> known = handler.global() ? List.of() : urls;
        var variables = new Variables(known, eventPath, allUrls);
        HandlerRules.check(handler, variables, problems);
        List<ArgumentPlan<? super Call>> arguments = ArgumentPlanner.plan(handler, variables, plugins, problems);
        if (!HandlerRules.isCallable(handler)) {
            return Optional.empty();
        }
        var plan = new CompiledHandler(handler, beans, arguments, broadcast(handler, variables));
        return Optional.of(new PlannedHandler(handler, eventPath, plan));
    }

    private @Nullable PathTemplate eventPath(HandlerDescription handler) {
        String written = handler.eventPath();
        if (written.isEmpty()) {
            return null;
        }
        try {
            if (handler.event().isEmpty()) {
                throw new IllegalArgumentException("it refines an event, but this @OnWSMessage names none");
            }
            return PathTemplate.ofMessage(written);
        } catch (IllegalArgumentException e) {
            problems.accept(ControllerProblems.pathSyntax(written, String.valueOf(e.getMessage()), handler.place()));
            return null;
        }
    }

    private static HandlerPlan.@Nullable BroadcastPlan broadcast(HandlerDescription handler, Variables variables) {
        WSBroadcast written = handler.annotation(WSBroadcast.class);
        if (written == null || handler.kind() != HandlerKind.MESSAGE) {
            return null;
        }
        String event = written.event().isEmpty() ? handler.event() : written.event();
        return new Broadcast(
                event, handler.bean().getName(), Broadcast.parts(written.room(), variables), written.exceptSender());
    }
}
