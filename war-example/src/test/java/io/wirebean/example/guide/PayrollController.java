// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;

/** The recipe's controller for those whom the server itself has logged in. */
// tag::container[]
@WSController("/payroll")
@RolesAllowed("clerk")
public class PayrollController {

    @OnWSMessage("clerk")
    String clerk(Principal caller) {
        return caller.getName();
    }
}
// end::container[]
