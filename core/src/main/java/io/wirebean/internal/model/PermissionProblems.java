// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/** What can be wrong with {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll}. */
final class PermissionProblems {

    private PermissionProblems() {}

    /** @param annotations such as {@code @RolesAllowed}; two at least */
    static Problem two(List<String> annotations, String place) {
        return new Problem(
                ProblemCode.TWO_PERMISSIONS,
                "A permission is declared twice: " + String.join(" and ", annotations),
                List.of(place),
                "nothing says which of them holds",
                "keep one of them");
    }

    /** @param annotation such as {@code @RolesAllowed} */
    static Problem misplaced(String annotation, HandlerKind kind, String place) {
        return new Problem(
                ProblemCode.PERMISSION_MISPLACED,
                annotation + " does nothing on " + kind.words(),
                List.of(place),
                "a permission on a method says who may send the message that it handles, or watch the topic",
                "put it on the controller, where it says who may connect, or on what handles messages and watches");
    }

    /** @param configured whether {@code security.strict} asks for it, and not another permission */
    static Problem missing(boolean configured, List<String> places) {
        return new Problem(
                ProblemCode.PERMISSION_MISSING,
                places.size() == 1
                        ? "A handler does not say who may call it"
                        : places.size() + " handlers do not say who may call them",
                places,
                configured
                        ? "wirebean.security.strict=true asks for a permission on all of them"
                        : "elsewhere one is declared, and a handler where it was forgotten would be open to all",
                "write @RolesAllowed, @PermitAll or @DenyAll on the handler or on its controller");
    }

    static Problem neverGranted(String path, List<String> places) {
        return new Problem(
                ProblemCode.ROLE_NEVER_GRANTED,
                "Roles are asked for on the path \"" + path + "\", where nobody can ever have one",
                places,
                "no guard judges its upgrades, and the application has no login of the server",
                "add @OnWSUpgrade or @Guarded, or a <login-config> to web.xml");
    }

    static Problem openToAllOrigins(String path, List<String> places) {
        return new Problem(
                ProblemCode.OPEN_TO_ALL_ORIGINS,
                "Pages of every origin may connect to the path \"" + path + "\", and no guard judges them",
                places,
                "wirebean.origin.allowed=* switches the check of origins off",
                "add a guard, write @PermitAll on the controller, or name the origins");
    }

    /** @param bean such as {@code @Stateless} */
    static Problem ejbRoles(String bean, List<String> places) {
        return new Problem(
                ProblemCode.EJB_ROLES,
                "@RolesAllowed stands on a controller that is " + bean,
                places,
                "the server checks it against its own caller, never against the identity of the connection",
                "make the controller @ApplicationScoped, and inject the enterprise bean");
    }
}
