// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.From.Source;
import io.wirebean.internal.model.TextArgument.Origin;
import io.wirebean.internal.model.TextArgument.Quantity;
import io.wirebean.spi.PayloadException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans the parameters that a {@code @From…} annotation fills. */
final class AnnotatedParameters {

    private final Variables variables;
    private final Consumer<Problem> problems;

    AnnotatedParameters(Variables variables, Consumer<Problem> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** How the parameter is filled that is no part of the payload; {@link ArgumentPlan#NONE} after a problem. */
    ArgumentPlan<Facts> plan(ParameterDescription parameter, From from) {
        if (from.source() == Source.QUERY
                && from.value().isEmpty()
                && parameter.raw().isRecord()) {
            return new QueryRecords(this).plan(parameter);
        }
        String name = name(parameter, from);
        if (name == null) {
            return ArgumentPlan.NONE;
        }
        if (from.source() == Source.PATH) {
            checkVariable(parameter, name, from);
        }
        return text(parameter, parameter.type(), name, from);
    }

    /** A value, optional value or list of text; {@code type} is the parameter's, or that of a part of it. */
    ArgumentPlan<Facts> text(ParameterDescription parameter, Type type, String name, From from) {
        Quantity quantity = quantity(type);
        Class<?> target = GenericTypes.raw(quantity == Quantity.ONE ? type : GenericTypes.argument(type));
        Optional<Conversion> conversion = Conversions.to(target);
        if (conversion.isEmpty()) {
            return reject(ParameterProblems.noConversion(parameter, target));
        }
        checkDefault(parameter, conversion.get(), from.orElse());
        String words = from.source().words() + " \"" + name + "\"";
        String orElse = from.orElse();
        return new TextArgument(
                new Origin(name, words, source(from.source(), name), from.source() == Source.PATH ? 404 : 400),
                conversion.get(),
                quantity,
                orElse == null ? List.of() : List.of(orElse));
    }

    /** The name in the source; null where there is none, which is reported. */
    @Nullable
    String name(ParameterDescription parameter, From from) {
        String name = from.nameFor(parameter.parameter());
        if (name == null) {
            reject(ParameterProblems.nameMissing(parameter, from.source().annotation()));
        }
        return name;
    }

    ArgumentPlan<Facts> reject(Problem problem) {
        problems.accept(problem);
        return ArgumentPlan.NONE;
    }

    private TextArgument.Source source(Source source, String name) {
        return switch (source) {
            case PATH -> variables.source(name);
            case QUERY -> facts -> facts.handshake().query().getOrDefault(name, List.of());
            case HEADER -> facts -> facts.handshake().headers(name);
            case COOKIE -> facts -> facts.handshake().cookie(name).map(List::of).orElse(List.of());
            case PAYLOAD -> throw new IllegalArgumentException("a member of the payload is no text");
        };
    }

    private void checkVariable(ParameterDescription parameter, String name, From from) {
        List<PathTemplate> without = variables.without(name);
        boolean nowhere = without.size() == variables.urls().size()
                && !variables.messageVariables().contains(name);
        if (!variables.complete() || without.isEmpty() && !nowhere) {
            return;
        }
        if (parameter.handler().global()) {
            reject(ParameterProblems.unfillable(
                    parameter, "a global error handler serves every path", "take the Handshake and look into it"));
        } else if (nowhere) {
            reject(ParameterProblems.unknownPathVariable(parameter, name, variables.text(), variables.names()));
        } else if (from.orElse() == null && quantity(parameter.type()) == Quantity.ONE) {
            reject(ParameterProblems.variableOfOtherPath(
                    parameter, name, without.get(0).text()));
        }
    }

    /** The default as a value; null where there is none, or where it does not fit, which is reported. */
    @Nullable
    Object checkDefault(ParameterDescription parameter, Conversion conversion, @Nullable String orElse) {
        if (orElse == null) {
            return null;
        }
        try {
            return conversion.convert("", orElse);
        } catch (PayloadException e) {
            problems.accept(ParameterProblems.badDefault(parameter, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static Quantity quantity(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        if (raw == Optional.class) {
            return Quantity.OPTIONAL;
        }
        return raw == List.class ? Quantity.LIST : Quantity.ONE;
    }
}
