// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.lang.System.Logger.Level;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a web application declares, by annotations anywhere and in {@code web.xml}: of these a server can be asked
 * which its caller has, and of no others.
 */
@HandlesTypes({DeclareRoles.class, RolesAllowed.class, ServletSecurity.class})
public final class DeclaredRoles implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger(DeclaredRoles.class.getName());

    private static final String ATTRIBUTE = DeclaredRoles.class.getName();

    /** {@code **} stands for anybody who is logged in (Servlet 6.0, section 13.3): no role that one has. */
    private static final Set<String> NO_ROLES = Set.of("*", "**");

    /** Made by the container. */
    public DeclaredRoles() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> declaring, ServletContext context) {
        if (declaring != null) {
            context.setAttribute(ATTRIBUTE, of(declaring));
        }
    }

    /** All of a web application's; to be asked when its initializers have run. */
    static Set<String> of(ServletContext context) {
        Set<String> roles = WebXml.roles(context);
        if (context.getAttribute(ATTRIBUTE) instanceof Set<?> annotated) {
            annotated.forEach(role -> roles.add((String) role));
        }
        roles.removeAll(NO_ROLES);
        return roles;
    }

    /** By annotations on these classes and their methods. */
    static Set<String> of(Set<Class<?>> classes) {
        var roles = new TreeSet<String>();
        for (Class<?> type : classes) {
            add(type, roles);
            try {
                for (var method : type.getDeclaredMethods()) {
                    add(method, roles);
                }
            } catch (LinkageError e) {
                LOG.log(Level.DEBUG, "the methods of " + type + " cannot be looked at", e);
            }
        }
        return roles;
    }

    private static void add(AnnotatedElement element, Set<String> roles) {
        var declared = element.getAnnotation(DeclareRoles.class);
        if (declared != null) {
            roles.addAll(List.of(declared.value()));
        }
        var allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            roles.addAll(List.of(allowed.value()));
        }
        var servlet = element.getAnnotation(ServletSecurity.class);
        if (servlet != null) {
            add(servlet.value(), roles);
            for (HttpMethodConstraint constraint : servlet.httpMethodConstraints()) {
                roles.addAll(List.of(constraint.rolesAllowed()));
            }
        }
    }

    private static void add(HttpConstraint constraint, Set<String> roles) {
        roles.addAll(List.of(constraint.rolesAllowed()));
    }
}
