// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Guarded;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;

/** The recipe's controller for those who have an HTTP session. */
// tag::guarded[]
@WSController("/account")
@Guarded(SessionGuard.class)
@RolesAllowed("member")
public class AccountController {

    @OnWSMessage("owner")
    String owner(Principal user) {
        return user.getName();
    }
}
// end::guarded[]
