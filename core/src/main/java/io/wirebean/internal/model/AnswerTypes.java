// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows which types say whether a peer may come in. */
final class AnswerTypes {

    /** For a sentence that names what can be returned. */
    static final String WORDS =
            "return an UpgradeDecision, a boolean, a Principal, an Identity, an Optional of one of them,"
                    + " or a CompletionStage of any of these";

    private AnswerTypes() {}

    /** Whether a method that declares this type can only return answers. */
    static boolean isAnswer(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        return CompletionStage.class.isAssignableFrom(raw) ? isNow(GenericTypes.argument(type)) : isNow(type);
    }

    private static boolean isNow(Type type) {
        Class<?> raw = GenericTypes.raw(type);
        return raw == Optional.class ? isOne(GenericTypes.raw(GenericTypes.argument(type))) : isOne(raw);
    }

    private static boolean isOne(Class<?> type) {
        return type == UpgradeDecision.class
                || type == boolean.class
                || type == Boolean.class
                || Principal.class.isAssignableFrom(type)
                || Identity.class.isAssignableFrom(type);
    }
}
