// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connection;
import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.security.BearerGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The guide's controller for identity and permissions. */
@WSController("/desk")
@Guarded(BearerGuard.class)
@RolesAllowed("member")
public class DeskController {

    // tag::identity[]
    @OnWSMessage("whoami")
    List<String> whoami(Identity me) {
        return me.roles().stream()
                .map(role -> me.name() + " is " + role)
                .sorted()
                .toList();
    }
    // end::identity[]

    // tag::permissions[]
    @OnWSMessage("hours")
    @PermitAll
    String hours() {
        return "nine to five";
    }

    @OnWSMessage("close")
    @RolesAllowed("staff")
    String close() {
        return "closed";
    }
    // end::permissions[]

    // tag::replace[]
    @OnWSMessage("on duty")
    void onDuty(Connection me) {
        me.replaceIdentity(me.identity().toBuilder().roles("staff").build());
    }
    // end::replace[]
}
