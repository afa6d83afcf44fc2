// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/** What can be wrong with guards. */
public final class GuardProblems {

    private GuardProblems() {}

    /**
     * @param isGuard whether the class that is named is a guard
     * @param beans how many beans of it there are; not 1
     */
    static Problem unknown(Class<?> named, boolean isGuard, int beans, String place) {
        String name = named.getSimpleName();
        String why = beans == 0 ? "the container has no bean of it" : beans + " beans are a " + name;
        String fix = beans == 0
                ? "give it a scope such as @ApplicationScoped, or name a class that is a bean"
                : "name the class of one of them";
        return new Problem(
                ProblemCode.GUARD_UNKNOWN,
                "@Guarded names " + name + ", which cannot judge",
                List.of(place),
                isGuard ? why : Place.of(named) + " does not implement io.wirebean.spi.UpgradeGuard",
                isGuard ? fix : "let it implement UpgradeGuard, or name a class that does");
    }

    static Problem idle(String place) {
        return new Problem(
                ProblemCode.GUARD_IDLE,
                "A guard judges nothing",
                List.of(place),
                "it bears no @Priority, which would make it global, and no controller names it by @Guarded",
                "add @Priority(…), name it on a controller, or remove the bean");
    }

    static Problem noAnswer(String place) {
        return new Problem(
                ProblemCode.GUARD_ANSWER,
                "What a guard returns does not say whether the peer may connect",
                List.of(place),
                null,
                AnswerTypes.WORDS);
    }

    /** A controller that names the guard of tokens where nothing knows a token. */
    public static Problem noVerifier(Class<?> controller) {
        return new Problem(
                ProblemCode.NO_VERIFIER,
                "BearerGuard judges by TokenVerifier beans, and there is none",
                List.of(Place.of(controller)),
                "it would refuse everybody",
                "add a bean that implements io.wirebean.spi.TokenVerifier");
    }
}
