// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Room;
import io.wirebean.SendReport;
import io.wirebean.Topic;
import io.wirebean.example.chat.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The guide's bean that sends without having been asked. */
@ApplicationScoped
public class Announcements {

    // tag::injected[]
    @Inject
    Connections connections;

    @Inject
    @Room("shop floor")
    Audience floor;

    @Inject
    @Topic("order")
    Audience dispatchers;

    public SendReport closingSoon() {
        return floor.send("closing", "in ten minutes");
    }
    // end::injected[]

    // tag::compose[]
    public List<SendReport> compose(String buyer, String seller) {
        Audience both = connections.user(buyer).unite(connections.user(seller));
        Audience phone = connections.device(buyer, "phone");
        Audience guests = floor.except(dispatchers);
        Audience here = floor.intersect(connections.user(buyer)).of(OrderController.class);
        Audience insiders = connections.watching("order/42").where(Staff.class);
        Audience germans = connections.everyone().where(Announcements::readsGerman);
        return List.of(
                both.send("deal", "done"),
                phone.send("buzz"),
                guests.send("advert", "tea"),
                here.send("thanks"),
                insiders.send("margin", 0.3),
                germans.send("greeting", "Guten Tag"));
    }

    private static boolean readsGerman(Connection connection) {
        return connection.handshake().locale().getLanguage().equals("de");
    }
    // end::compose[]

    // tag::each[]
    public SendReport greet() {
        return floor.sendEach(
                "greeting", connection -> "hello " + connection.identity().name());
    }
    // end::each[]
}
