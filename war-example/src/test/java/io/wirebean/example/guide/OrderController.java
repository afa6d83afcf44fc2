// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WatchRefusedException;
import io.wirebean.WatchState;
import io.wirebean.security.BearerGuard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** The guide's controller for those who wait for their orders. */
@WSController("/orders")
@Guarded(BearerGuard.class)
@RolesAllowed("member")
public class OrderController {

    @Inject
    Orders orders;

    @OnWSConnection
    void opened(Connection me) {
        me.join("shop floor");
    }

    // tag::watch[]
    @OnWSWatch("order/{id}")
    @RolesAllowed("member")
    WatchState watch(@FromPath("id") long id, Identity who) {
        return orders.find(id)
                .filter(order -> order.owner().equals(who.name()))
                .map(order -> WatchState.of(order.status(), order.version()))
                .orElseThrow(() -> new WatchRefusedException("you have no order " + id));
    }

    @OnWSWatch("order")
    @RolesAllowed("staff")
    void watchAll() {}
    // end::watch[]

    // tag::unwatch[]
    @OnWSUnwatch("order/{id}")
    void unwatched(@FromPath("id") long id, Identity who) {
        orders.unwatched(id, who.name());
    }
    // end::unwatch[]

    // tag::paced[]
    @OnWSWatch(value = "price/{symbol}", every = "${prices.every:100ms}")
    @RolesAllowed("member")
    void watchPrice() {}

    @OnWSWatch(value = "cursor/{document}", latest = true)
    @RolesAllowed("member")
    void watchCursors() {}
    // end::paced[]

    // tag::broadcast[]
    @OnWSMessage(value = "remind", path = "/{user}")
    @RolesAllowed("staff")
    @WSBroadcast(event = "reminder", user = "{user}")
    String remind(String text) {
        return text;
    }

    @OnWSMessage(value = "comment", path = "/{id}")
    @RolesAllowed("staff")
    @WSBroadcast(topic = "order/{id}")
    String comment(String text) {
        return text;
    }
    // end::broadcast[]
}
