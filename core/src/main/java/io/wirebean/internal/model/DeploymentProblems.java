// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.reflect.Member;
import java.util.List;
import java.util.Optional;

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

    /** A controller whose bean has not the controller's class among its types. */
    public static Problem narrowedController(Class<?> controller) {
        return new Problem(
                ProblemCode.NARROWED_CONTROLLER,
                "A controller's own class is not among its bean types",
                List.of(Place.of(controller)),
                "handlers are called through a reference of that class, and @Typed leaves it out",
                "add " + controller.getSimpleName() + ".class to @Typed");
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

    /** The topic of an audience that is injected; empty where it can be one. */
    public static Optional<Problem> injectedTopic(String topic, Member place) {
        return Topic.isTopic(topic) && topic.indexOf('{') < 0
                ? Optional.empty()
                : Optional.of(TopicProblems.injected(topic, Place.of(place)));
    }

    /** A value that does not fit, or a key that there is not. */
    static Problem setting(SettingFault fault) {
        boolean unknown = fault.value() == null;
        String nearest = fault.nearest();
        return new Problem(
                unknown ? ProblemCode.UNKNOWN_SETTING : ProblemCode.WRONG_SETTING,
                fault.sentence(),
                List.of(),
                unknown ? "what begins with wirebean. is ours, so that a slip of the pen is never ignored" : null,
                nearest == null ? null : "did you mean \"" + nearest + "\"?");
    }
}
