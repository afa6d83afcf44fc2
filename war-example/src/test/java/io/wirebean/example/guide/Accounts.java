// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connections;
import io.wirebean.DisconnectRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** The guide's bean that closes what somebody has open. */
// tag::close[]
@ApplicationScoped
public class Accounts {

    @Inject
    Connections connections;

    @Inject
    Event<DisconnectRequest> disconnects;

    public int passwordChanged(String user) {
        return connections.user(user).revoke();
    }

    public int phoneLost(String user) {
        return connections.device(user, "phone").disconnect(4403, "this device was reported lost");
    }

    /** The same from a module that knows nothing but CDI. */
    public void leftTheCompany(String user) {
        disconnects.fire(new DisconnectRequest(user, 4403, "the account is closed"));
    }
}
// end::close[]
