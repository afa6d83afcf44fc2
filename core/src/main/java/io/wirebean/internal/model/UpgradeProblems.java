// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong with an upgrade method. */
final class UpgradeProblems {

    private UpgradeProblems() {}

    static Problem noAnswer(String place) {
        return new Problem(
                ProblemCode.UPGRADE_ANSWER,
                "What an upgrade method returns does not say whether the peer may connect",
                List.of(place),
                null,
                AnswerTypes.WORDS);
    }

    static Problem unknownPath(String path, Collection<String> known, String place) {
        return new Problem(
                ProblemCode.UPGRADE_PATH,
                "An upgrade method decides on \"" + path + "\", which is no path of its controller",
                List.of(place),
                "it would judge no upgrade, and the paths that it was meant for would be open",
                Suggestion.of(path, known, "write the path into @WSController too"));
    }

    /** @param what they both decide on: {@code the path "/admin"} */
    static Problem twoMethods(String what, List<String> places) {
        return new Problem(
                ProblemCode.TWO_UPGRADE_METHODS,
                "Two upgrade methods of one controller decide on " + what,
                places,
                "nothing says which of them comes first",
                "make one method of them, or name different paths: @OnWSUpgrade(\"/…\")");
    }

    static Problem silenced(String place) {
        return new Problem(
                ProblemCode.UPGRADE_SILENCED,
                "A method overrides an upgrade method and is none itself",
                List.of(place),
                "nobody would decide on the upgrade any more, and the controller would be open",
                "annotate it with @OnWSUpgrade; return true where everybody may connect");
    }

    static Problem connectionScoped(String place) {
        return new Problem(
                ProblemCode.UPGRADE_WITHOUT_CONNECTION,
                "An upgrade method stands on a controller that is @WSConnectionScoped",
                List.of(place),
                "it is called before there is a connection, so that no instance can be had",
                "move it to a bean that implements UpgradeGuard, and name that by @Guarded");
    }
}
