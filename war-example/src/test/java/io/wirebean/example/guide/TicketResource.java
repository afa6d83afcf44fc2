// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Identity;
import io.wirebean.example.login.Secured;
import io.wirebean.security.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;

/** The recipe's resource that hands out tickets. */
// tag::issue[]
@Path("/tickets")
@ApplicationScoped
public class TicketResource {

    @Inject
    Tickets tickets;

    @POST
    @Secured
    @Produces(MediaType.TEXT_PLAIN)
    public String ticket(@Context SecurityContext caller) {
        return tickets.issue(Identity.of(caller.getUserPrincipal())
                .roles("member")
                .expiresIn(Duration.ofMinutes(30))
                .build());
    }
}
// end::issue[]
