// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Identity;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may: all, nobody, or those who have one of some roles.
 *
 * @param roles one of them is enough; the role {@code **} is anybody who is known, as in Jakarta Servlet
 */
record Permission(boolean all, Set<String> roles) {

    /** The role that all have whom a guard or the server's login knows. */
    static final String KNOWN = "**";

    private static final Permission PERMIT_ALL = new Permission(true, Set.of());
    private static final Permission DENY_ALL = new Permission(false, Set.of());
    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    Permission {
        roles = Set.copyOf(roles);
    }

    /** Where a class's permission stands: on itself, else on the nearest superclass, else on the nearest interface. */
    static Optional<Class<?>> bearer(Class<?> type) {
        return HandlerMethods.lineage(type).stream()
                .filter(each -> !names(each).isEmpty())
                .findFirst();
    }

    /** That of a controller, which holds at the upgrade, and for its messages where the handler says nothing. */
    static Optional<Permission> ofClass(Class<?> type) {
        return bearer(type).map(Permission::on);
    }

    /** That of a message handler: its own, else its controller's. */
    static Optional<Permission> of(HandlerDescription handler) {
        return names(handler.method()).isEmpty() ? ofClass(handler.bean()) : Optional.of(on(handler.method()));
    }

    /** The annotations on a class or method that declare one; more than one is the author's fault. */
    static List<String> names(AnnotatedElement element) {
        return ANNOTATIONS.stream()
                .filter(each -> element.getDeclaredAnnotation(each) != null)
                .map(each -> "@" + each.getSimpleName())
                .toList();
    }

    private static Permission on(AnnotatedElement element) {
        if (element.getDeclaredAnnotation(DenyAll.class) != null) {
            return DENY_ALL;
        }
        RolesAllowed allowed = element.getDeclaredAnnotation(RolesAllowed.class);
        return allowed == null ? PERMIT_ALL : new Permission(false, new LinkedHashSet<>(List.of(allowed.value())));
    }

    boolean allows(Identity identity) {
        if (all) {
            return true;
        }
        for (String role : roles) {
            if (identity.hasRole(role) || role.equals(KNOWN) && !identity.isAnonymous()) {
                return true;
            }
        }
        return false;
    }

    /** The roles that can be asked of a server by name. */
    Stream<String> named() {
        return roles.stream().filter(role -> !role.equals(KNOWN));
    }
}
