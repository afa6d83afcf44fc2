// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.AudienceFilter;
import io.wirebean.Connection;
import io.wirebean.example.login.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

/** The connections of those who may enter the room for staff and read what staff is told. */
// tag::staff[]
@ApplicationScoped
public class Staff implements AudienceFilter {

    static final String ROOM = "staff";

    @Override
    public boolean accepts(Connection connection) {
        return connection.identity().hasRole(Tokens.STAFF);
    }
}
// end::staff[]
