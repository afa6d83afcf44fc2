// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import java.security.Principal;

/** A principal of the application's own. */
public record Member(String name, int level) implements Principal {

    @Override
    public String getName() {
        return name;
    }
}
