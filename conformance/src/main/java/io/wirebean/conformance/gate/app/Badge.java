// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;

/** Is called from callbacks and says who they are for. */
@ApplicationScoped
public class Badge {

    @Inject
    Identity identity;

    @Inject
    Principal principal;

    String text() {
        return identity.name() + " " + principal.getName() + " " + identity.hasRole("chief");
    }
}
