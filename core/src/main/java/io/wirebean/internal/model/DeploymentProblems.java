// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Collection;
import java.util.List;

/** What can be wrong around the controllers: the server, the deployment descriptor, the configuration. */
public final class DeploymentProblems {

    private DeploymentProblems() {}

    /** @param dependency what brings a container for WebSocket here, such as {@code the feature websocket-2.1} */
    public static Problem noServerContainer(String dependency) {
        return new Problem(
                ProblemCode.NO_SERVER_CONTAINER,
                "The server has no WebSocket container",
                List.of(),
                "the ServletContext has no attribute jakarta.websocket.server.ServerContainer",
                "add " + dependency);
    }

    /** @param place the descriptor, such as {@code WEB-INF/web.xml} */
    public static Problem metadataComplete(String place) {
        return new Problem(
                ProblemCode.METADATA_COMPLETE,
                "metadata-complete keeps Wirebean from starting",
                List.of(place),
                "with metadata-complete=\"true\" the server reads no web-fragment.xml and runs no listener of ours",
                "remove metadata-complete, or set it to false");
    }

    /** @param fragment the name that is missing */
    public static Problem absoluteOrdering(String fragment, String place) {
        return new Problem(
                ProblemCode.ABSOLUTE_ORDERING,
                "absolute-ordering keeps Wirebean from starting",
                List.of(place),
                "it names neither the fragment \"" + fragment + "\" nor <others/>",
                "add <name>" + fragment + "</name> to it");
    }

    /** @param expected what would fit, such as {@code a number above 0} */
    public static Problem wrongSetting(String key, String value, String expected) {
        return new Problem(
                ProblemCode.WRONG_SETTING,
                "The setting " + key + " is \"" + value + "\"",
                List.of(),
                "it takes " + expected,
                null);
    }

    /** @param known all keys that there are */
    public static Problem unknownSetting(String key, Collection<String> known) {
        return new Problem(
                ProblemCode.UNKNOWN_SETTING,
                "There is no setting " + key,
                List.of(),
                "all keys that begin with wirebean. are read, so that a slip of the pen is not ignored",
                Suggestion.of(key, known, "remove it"));
    }
}
