// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.security.TicketGuard;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;

/** The recipe's controller for those who bring a ticket. */
// tag::guarded[]
@WSController("/quotes")
@Guarded(TicketGuard.class)
@RolesAllowed("member")
public class QuotesController {

    @OnWSMessage("reader")
    String reader(Principal user) {
        return user.getName();
    }
}
// end::guarded[]
