// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.From.Source;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides for each parameter of a method how it is filled, or reports why it cannot be.
 *
 * @param <C> what the method is filled from
 */
final class ArgumentPlanner<C extends PeerFacts> {

    // by name: whether Jakarta REST is there is the application's business
    private static final Set<String> FOREIGN =
            Set.of("PathParam", "QueryParam", "HeaderParam", "CookieParam", "FormParam", "MatrixParam", "BeanParam");

    private final AnnotatedParameters annotated;
    private final OwnParameters<C> own;
    private final PeerParameters ofPeer;

    private ArgumentPlanner(AnnotatedParameters annotated, OwnParameters<C> own, PeerParameters ofPeer) {
        this.annotated = annotated;
        this.own = own;
        this.ofPeer = ofPeer;
    }

    /** One plan per parameter, in order; not to be executed where a problem has been reported. */
    static List<ArgumentPlan<? super Call>> plan(
            HandlerDescription handler, Variables variables, Plugins plugins, Consumer<Problem> problems) {
        var annotated = new AnnotatedParameters(variables, problems);
        var payloads = new PayloadParameters(annotated, plugins.codec(), problems);
        var own = new CallParameters(payloads, plugins, problems);
        List<ArgumentPlan<? super Call>> plans =
                new ArgumentPlanner<>(annotated, own, new PeerParameters(problems)).plan(handler);
        payloads.checkAll();
        return plans;
    }

    /** One plan per parameter of an upgrade method. */
    static List<ArgumentPlan<? super UpgradeCall>> planUpgrade(
            HandlerDescription upgrade, Variables variables, Plugins plugins, Consumer<Problem> problems) {
        var annotated = new AnnotatedParameters(variables, problems);
        var own = new UpgradeParameters(plugins, problems);
        return new ArgumentPlanner<>(annotated, own, new PeerParameters(problems)).plan(upgrade);
    }

    private List<ArgumentPlan<? super C>> plan(HandlerDescription handler) {
        List<ArgumentPlan<? super C>> plans = new ArrayList<>();
        handler.parameters().forEach(parameter -> plans.add(plan(parameter)));
        return plans;
    }

    private ArgumentPlan<? super C> plan(ParameterDescription parameter) {
        List<From> sources = From.on(parameter.parameter());
        Optional<String> foreign = foreignAnnotation(parameter);
        if (foreign.isPresent()) {
            return annotated.reject(ParameterProblems.foreignAnnotation(parameter, foreign.get()));
        }
        if (sources.size() > 1) {
            return annotated.reject(ParameterProblems.filledTwice(
                    parameter,
                    sources.get(0).source().annotation(),
                    sources.get(1).source().annotation()));
        }
        return sources.isEmpty() ? unannotated(parameter) : annotated(parameter, sources.get(0));
    }

    private ArgumentPlan<? super C> annotated(ParameterDescription parameter, From from) {
        return from.source() == Source.PAYLOAD ? own.member(parameter, from) : annotated.plan(parameter, from);
    }

    private ArgumentPlan<? super C> unannotated(ParameterDescription parameter) {
        ArgumentPlan<? super C> byType = own.byType(parameter);
        if (byType == null) {
            byType = ofPeer.byType(parameter);
        }
        return byType == null ? own.remaining(parameter) : byType;
    }

    private static Optional<String> foreignAnnotation(ParameterDescription parameter) {
        return Arrays.stream(parameter.parameter().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.getPackageName().equals("jakarta.ws.rs") && FOREIGN.contains(type.getSimpleName()))
                .<String>map(Class::getSimpleName)
                .findFirst();
    }
}
