// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.ArgumentResolver;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Decides for each parameter of a handler how it is filled, or reports why it cannot be. */
final class ArgumentPlanner {

    // by name: whether Jakarta REST is there is the application's business
    private static final Set<String> FOREIGN =
            Set.of("PathParam", "QueryParam", "HeaderParam", "CookieParam", "FormParam", "MatrixParam", "BeanParam");

    private final Plugins plugins;
    private final Consumer<Problem> problems;
    private final AnnotatedParameters annotated;
    private final TypedParameters typed;
    private final List<ParameterDescription> payloads = new ArrayList<>();

    private ArgumentPlanner(Variables variables, Plugins plugins, Consumer<Problem> problems) {
        this.plugins = plugins;
        this.problems = problems;
        this.annotated = new AnnotatedParameters(variables, plugins, problems);
        this.typed = new TypedParameters(plugins, problems);
    }

    /** One plan per parameter, in order; not to be executed where a problem has been reported. */
    static List<ArgumentPlan> plan(
            HandlerDescription handler, Variables variables, Plugins plugins, Consumer<Problem> problems) {
        var planner = new ArgumentPlanner(variables, plugins, problems);
        List<ArgumentPlan> plans =
                handler.parameters().stream().map(planner::plan).toList();
        if (planner.payloads.size() > 1) {
            problems.accept(ParameterProblems.twoPayloads(planner.payloads));
        }
        return plans;
    }

    private ArgumentPlan plan(ParameterDescription parameter) {
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
        if (sources.size() == 1) {
            return annotated.plan(parameter, sources.get(0));
        }
        return typed.plan(parameter).or(() -> resolved(parameter)).orElseGet(() -> payload(parameter));
    }

    private static Optional<String> foreignAnnotation(ParameterDescription parameter) {
        return Arrays.stream(parameter.parameter().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.getPackageName().equals("jakarta.ws.rs") && FOREIGN.contains(type.getSimpleName()))
                .<String>map(Class::getSimpleName)
                .findFirst();
    }

    private Optional<ArgumentPlan> resolved(ParameterDescription parameter) {
        return plugins.resolvers().stream()
                .flatMap(resolver -> asked(resolver, parameter))
                .findFirst();
    }

    private static Stream<ArgumentPlan> asked(ArgumentResolver resolver, ParameterDescription parameter) {
        return resolver
                .plan(parameter.parameter(), parameter.type())
                .<ArgumentPlan>map(argument -> call -> argument.value(call.connection(), call.message()))
                .stream();
    }

    private ArgumentPlan payload(ParameterDescription parameter) {
        HandlerKind kind = parameter.handler().kind();
        if (kind != HandlerKind.MESSAGE) {
            problems.accept(ParameterProblems.unfillable(
                    parameter,
                    kind.words() + " has no payload, and nothing else gives a "
                            + parameter.raw().getSimpleName(),
                    "fill it with @FromPath, @FromQuery, @FromHeader or @FromCookie, or remove it"));
            return ArgumentPlan.NONE;
        }
        payloads.add(parameter);
        return new PayloadArgument(Decoded.of(parameter), plugins.codec());
    }
}
