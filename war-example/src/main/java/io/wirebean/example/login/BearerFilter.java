// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

import io.wirebean.Identity;
import io.wirebean.spi.TokenVerifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks the {@link TokenVerifier} about each request to what is {@link Secured}; the gate asks the same bean once a connection. */
// tag::filter[]
@Secured
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    @Inject
    TokenVerifier tokens;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> token = Stream.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(bearer -> bearer.group(1))
                .findFirst();
        boolean secure = request.getSecurityContext().isSecure();
        token.flatMap(tokens::verify)
                .ifPresentOrElse(
                        identity -> request.setSecurityContext(new Caller(identity, secure)),
                        () -> request.abortWith(Refusal.unauthorized(token.isPresent())));
    }

    private record Caller(Identity identity, boolean isSecure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return identity.principal();
        }

        @Override
        public boolean isUserInRole(String role) {
            return identity.hasRole(role);
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
// end::filter[]
