// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.SendReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The guide's bean whose news are watched. */
@ApplicationScoped
public class Orders {

    private final Map<Long, Order> orders = new HashMap<>();
    private final List<String> unwatched = new CopyOnWriteArrayList<>();
    private long version;

    @Inject
    Connections connections;

    synchronized void place(long id, String owner) {
        orders.put(id, new Order(id, owner, "placed", ++version));
    }

    synchronized Optional<Order> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    // tag::change[]
    public synchronized SendReport change(long id, String status) {
        Order order = new Order(id, orders.get(id).owner(), status, ++version);
        orders.put(id, order);
        var update = Outgoing.of("order-status", order.status()).version(order.version());
        return connections.watching("order/" + id).send(update);
    }
    // end::change[]

    // tag::demote[]
    public int noLongerStaff(String user) {
        return connections.user(user).replaceIdentity(before -> Identity.of(before.name())
                .roles("member")
                .build());
    }
    // end::demote[]

    void unwatched(long id, String who) {
        unwatched.add(who + " " + id);
    }

    List<String> unwatched() {
        return unwatched;
    }

    /** One order, as of the last change that it has seen. */
    public record Order(long id, String owner, String status, long version) {}
}
