// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.ApplicationSource.Security;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What holds for the permissions of all controllers together, and for those of one path. */
final class PermissionRules {

    private final Security security;
    private final Consumer<Problem> problems;

    PermissionRules(Security security, Consumer<Problem> problems) {
        this.security = security;
        this.problems = problems;
    }

    /** Whether every message handler and every watch method says who may call it, where it has to. */
    void checkAll(List<CompiledController> controllers) {
        boolean declared = controllers.stream().anyMatch(PermissionRules::declares);
        boolean strict = security.strict().equals("true");
        if (!strict && (!declared || security.strict().equals("false"))) {
            return;
        }
        List<String> missing = controllers.stream()
                .flatMap(PermissionRules::askedFor)
                .filter(handler -> Permission.of(handler).isEmpty())
                .map(HandlerDescription::place)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            problems.accept(PermissionProblems.missing(strict, missing));
        }
    }

    /** Whether somebody could ever have the roles that are asked for, and whether somebody is meant to be let in at all. */
    void check(PathTemplate path, List<CompiledController> members, List<GuardPlan> guards) {
        if (!guards.isEmpty()) {
            return;
        }
        List<String> places =
                members.stream().flatMap(PermissionRules::askingForRoles).toList();
        if (!places.isEmpty() && !security.containerLogin()) {
            problems.accept(PermissionProblems.neverGranted(path.text(), places));
        }
        boolean meant = members.stream()
                .allMatch(member -> Permission.ofClass(member.type()).stream().anyMatch(Permission::all));
        if (security.originsOff() && !meant) {
            problems.accept(PermissionProblems.openToAllOrigins(
                    path.text(), members.stream().map(CompiledController::place).toList()));
        }
    }

    private static boolean declares(CompiledController controller) {
        return Permission.bearer(controller.type()).isPresent()
                || askedFor(controller)
                        .anyMatch(handler -> Permission.of(handler).isPresent());
    }

    private static Stream<String> askingForRoles(CompiledController controller) {
        Stream<String> ofClass = Permission.ofClass(controller.type()).stream()
                .filter(PermissionRules::asksForRoles)
                .map(permission -> controller.place());
        Stream<String> ofHandlers = askedFor(controller)
                .filter(handler -> !Permission.names(handler.method()).isEmpty())
                .filter(handler -> Permission.of(handler).stream().anyMatch(PermissionRules::asksForRoles))
                .map(HandlerDescription::place);
        return Stream.concat(ofClass, ofHandlers);
    }

    private static boolean asksForRoles(Permission permission) {
        return !permission.roles().isEmpty();
    }

    private static Stream<HandlerDescription> askedFor(CompiledController controller) {
        return controller.handlers().stream().map(PlannedHandler::written).filter(handler -> handler.kind()
                .isAskedFor());
    }
}
