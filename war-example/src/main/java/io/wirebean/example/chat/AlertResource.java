// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.Audience;
import io.wirebean.SendReport;
import io.wirebean.example.login.Refusal;
import io.wirebean.example.login.Secured;
import io.wirebean.example.login.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells something to all of the staff that is there, whatever room they are in. */
@Path("/alert")
@ApplicationScoped
public class AlertResource {

    /** A banner's worth. */
    static final int MAX_CHARACTERS = 200;

    @Inject
    Clock clock;

    // tag::alert[]
    @Inject
    Audience everyone;

    @POST
    @Secured
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response alert(@Nullable JsonStructure body, @Context SecurityContext caller) {
        if (!caller.isUserInRole(Tokens.STAFF)) {
            return Refusal.forbidden("only staff may do this").as(403);
        }
        String text =
                body instanceof JsonObject object ? object.getString("text", "").strip() : "";
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return Refusal.badRequest("an alert has 1 to " + MAX_CHARACTERS + " characters")
                    .as(400);
        }
        var alert = new Alert(caller.getUserPrincipal().getName(), text, clock.instant());
        SendReport report = everyone.where(Staff.class).send("alert", alert);
        return Response.ok(Map.of("told", report.queued())).build();
    }
    // end::alert[]
}
