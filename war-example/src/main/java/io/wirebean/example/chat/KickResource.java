// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.Connections;
import io.wirebean.example.login.Refusal;
import io.wirebean.example.login.Secured;
import io.wirebean.example.login.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** Lets staff remove somebody from all rooms. */
@Path("/kick")
@ApplicationScoped
public class KickResource {

    @Inject
    Connections connections;

    @Inject
    Tokens tokens;

    // tag::kick[]
    @POST
    @Secured
    @Path("/{username}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response kick(@PathParam("username") String username, @Context SecurityContext caller) {
        if (!caller.isUserInRole(Tokens.STAFF)) {
            return Refusal.forbidden("only staff may do this").as(403);
        }
        tokens.forget(username); // first, so that nobody comes back in between
        return Response.ok(Map.of("closed", connections.user(username).revoke()))
                .build();
    }
    // end::kick[]
}
