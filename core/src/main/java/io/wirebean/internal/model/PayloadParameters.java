// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans the parameters that take the payload of a message, or a part of it. */
final class PayloadParameters {

    private final AnnotatedParameters annotated;
    private final PayloadCodec codec;
    private final Consumer<Problem> problems;
    private final List<ParameterDescription> wholes = new ArrayList<>();

    PayloadParameters(AnnotatedParameters annotated, PayloadCodec codec, Consumer<Problem> problems) {
        this.annotated = annotated;
        this.codec = codec;
        this.problems = problems;
    }

    /** The parameter that nothing else fills. */
    ArgumentPlan<? super Call> whole(ParameterDescription parameter) {
        if (parameter.handler().kind() != HandlerKind.MESSAGE) {
            problems.accept(ParameterProblems.nothingGives(parameter));
            return ArgumentPlan.NONE;
        }
        wholes.add(parameter);
        return new PayloadArgument(Decoded.of(parameter), codec);
    }

    ArgumentPlan<? super Call> member(ParameterDescription parameter, From from) {
        String name = annotated.name(parameter, from);
        if (name == null) {
            return ArgumentPlan.NONE;
        }
        if (parameter.handler().kind() != HandlerKind.MESSAGE) {
            return annotated.reject(ParameterProblems.noPayload(parameter));
        }
        var target = Decoded.of(parameter);
        String orElse = from.orElse();
        if (orElse == null) {
            return new MemberArgument(name, target, null, codec);
        }
        Class<?> raw = GenericTypes.raw(target.type());
        Optional<Conversion> conversion = Conversions.to(raw);
        if (conversion.isEmpty()) {
            return annotated.reject(ParameterProblems.noConversion(parameter, raw));
        }
        Object converted = annotated.checkDefault(parameter, conversion.get(), orElse);
        return new MemberArgument(name, target, converted, codec);
    }

    /** What is only seen when all parameters of the handler are known. */
    void checkAll() {
        if (wholes.size() > 1) {
            problems.accept(ParameterProblems.twoPayloads(wholes));
        }
    }
}
