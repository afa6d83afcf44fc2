// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connections;
import io.wirebean.SendReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The guide's bean that sends without having been asked. */
// tag::announcements[]
@ApplicationScoped
public class Announcements {

    @Inject
    Connections connections;

    public SendReport announce(String shop, String text) {
        return connections.room("shop " + shop).send("announced", text);
    }

    public SendReport announceInGerman(String text) {
        return connections
                .of(ShopController.class)
                .where(connection ->
                        connection.handshake().locale().getLanguage().equals("de"))
                .send("announced", text);
    }
}
// end::announcements[]
