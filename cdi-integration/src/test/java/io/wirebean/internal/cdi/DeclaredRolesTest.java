// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredRolesTest {

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><description>reads</description><role-name> reader </role-name></security-role>
              <servlet>
                <servlet-name>any</servlet-name>
                <security-role-ref><role-name>alias</role-name><role-link>reader</role-link></security-role-ref>
              </servlet>
              <security-role><role-name>writer</role-name></security-role>
            </web-app>
            """;

    @Test
    void annotationsOnClassesAndMethodsDeclareRoles() {
        assertEquals(
                Set.of("admin", "auditor", "clerk", "guest", "member", "visitor"),
                DeclaredRoles.of(Set.of(Resource.class, Site.class, Pages.class)));
    }

    @Test
    void theDescriptorsSecurityRolesAreDeclared() {
        assertEquals(Set.of("reader", "writer"), DeclaredRoles.of(context(WEB_XML, new HashMap<>())));
    }

    @Test
    void whatTheInitializerSeesIsAddedAndEverybodyIsNoRole() {
        ServletContext context = context(WEB_XML, new HashMap<>());

        new DeclaredRoles().onStartup(Set.of(Site.class, Everybody.class), context);

        assertEquals(Set.of("admin", "auditor", "reader", "writer"), DeclaredRoles.of(context));
    }

    @Test
    void withoutADescriptorAndWithABrokenOneThereAreNone() {
        assertEquals(Set.of(), DeclaredRoles.of(context(null, new HashMap<>())));
        assertEquals(Set.of(), DeclaredRoles.of(context("<web-app><security-role>", new HashMap<>())));
    }

    private static ServletContext context(String webXml, Map<String, Object> attributes) {
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getResourceAsStream" ->
                        webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    default -> attributes.put((String) arguments[0], arguments[1]);
                });
    }

    static class Resource {

        @RolesAllowed({"member", "guest"})
        void read() {}
    }

    @DeclareRoles({"admin", "auditor"})
    static class Site {}

    @RolesAllowed("**")
    static class Everybody {}

    @ServletSecurity(
            value = @HttpConstraint(rolesAllowed = "visitor"),
            httpMethodConstraints = @HttpMethodConstraint(value = "POST", rolesAllowed = "clerk"))
    static class Pages {}
}
