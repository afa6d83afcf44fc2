// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSBroadcast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes plans of the handlers of one bean, and reports all that is wrong with them. */
final class HandlerCompiler {

    private final BeanSource beans;
    private final ControllerPaths paths;
    private final ApplicationSource application;
    private final Consumer<Problem> problems;

    /** @param paths of the controller; none for a bean that is no controller */
    HandlerCompiler(
            BeanSource beans, ControllerPaths paths, ApplicationSource application, Consumer<Problem> problems) {
        this.beans = beans;
        this.paths = paths;
        this.application = application;
        this.problems = problems;
    }

    /** The plan, which is executed only if nothing was reported; empty where there can be none. */
    Optional<PlannedHandler> compile(HandlerDescription handler) {
        PathTemplate template = handler.topic() == null ? eventPath(handler) : topic(handler, handler.topic());
        List<PathTemplate> known = handler.global() ? List.of() : paths.templates();
        boolean complete = paths.complete() && (template != null || handler.topic() == null);
        var variables = new Variables(known, template, complete);
        Duration every = new WrittenDuration(WrittenDuration.RATE, handler.every(), handler.place())
                .read(application.configuration(), problems);
        HandlerRules.check(handler, variables, problems);
        List<ArgumentPlan<? super Call>> arguments =
                ArgumentPlanner.plan(handler, variables, application.plugins(), problems);
        if (!HandlerRules.isCallable(handler)) {
            return Optional.empty();
        }
        var plan = new CompiledHandler(handler, beans, arguments, broadcast(handler, variables));
        return Optional.of(new PlannedHandler(handler, template, every == null ? Duration.ZERO : every, plan));
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

    private @Nullable PathTemplate topic(HandlerDescription handler, String written) {
        try {
            return PathTemplate.ofTopic(written);
        } catch (IllegalArgumentException e) {
            problems.accept(TopicProblems.syntax(written, String.valueOf(e.getMessage()), handler.place()));
            return null;
        }
    }

    private HandlerPlan.@Nullable BroadcastPlan broadcast(HandlerDescription handler, Variables variables) {
        WSBroadcast written = handler.annotation(WSBroadcast.class);
        if (written == null || handler.kind() != HandlerKind.MESSAGE) {
            return null;
        }
        String event = written.event().isEmpty() ? handler.event() : written.event();
        int longestTopic = application.settings().groups().topicLength();
        var target = BroadcastTarget.of(written, handler.bean(), variables, longestTopic);
        return new Broadcast(event, target, written.exceptSender());
    }
}
