// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands out tokens to whoever gives a name. */
@Path("/login")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _-]{1,40}");

    @Inject
    Tokens tokens;

    /** Logs somebody in, who says {@code {"username":"ann"}}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response login(@Nullable JsonStructure credentials) {
        String username = credentials instanceof JsonObject object
                ? object.getString("username", "").strip()
                : "";
        if (username.isEmpty()) {
            return Refusal.badRequest("username must not be blank").as(400);
        }
        if (!NAME.matcher(username).matches()) {
            return Refusal.badRequest("username has letters, digits, spaces, - and _ only, at most 40")
                    .as(400);
        }
        return loggedIn(username);
    }

    /** A new token for somebody whose own is still good; that one stays good for its time. */
    @POST
    @Secured
    @Path("/renewal")
    public Response renew(@Context SecurityContext caller) {
        return loggedIn(caller.getUserPrincipal().getName());
    }

    /** Who the caller is. */
    @GET
    @Secured
    public Me me(@Context SecurityContext caller) {
        return new Me(caller.getUserPrincipal().getName(), caller.isUserInRole(Tokens.STAFF));
    }

    private Response loggedIn(String username) {
        return tokens.issue(username).map(login -> Response.ok(login).build()).orElseGet(Refusal::full);
    }

    /** The caller, as far as the page wants to know. */
    public record Me(String username, boolean staff) {}
}
