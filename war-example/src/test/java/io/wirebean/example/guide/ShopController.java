// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connection;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSFailure;
import io.wirebean.WSFailureException;
import io.wirebean.WSMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The guide's controller for parameters, replies and failures. */
@WSController("/shops/{shop}/orders")
public class ShopController {

    // tag::parameters[]
    @OnWSConnection
    void opened(
            Connection me,
            @FromPath("shop") UUID shop,
            @FromQuery(value = "page", orElse = "1") int page,
            @FromHeader("Accept-Language") Optional<String> language,
            @FromQuery("tag") List<String> tags) {
        me.join("shop " + shop);
    }
    // end::parameters[]

    // tag::payload[]
    public record Order(String article, int count) {}

    @OnWSMessage("order")
    Receipt order(Order order, @FromPath("shop") UUID shop, WSMessage message) {
        return new Receipt(shop + "/" + order.article(), order.count());
    }

    @OnWSMessage("cancel")
    void cancel(@FromPayload("number") long number, @FromPayload("why") Optional<String> why) {
        if (number < 1) {
            throw new UnknownOrderException(number);
        }
    }
    // end::payload[]

    // tag::event-path[]
    @OnWSMessage(value = "query", path = "/articles/{id}")
    Article article(@FromPath("id") long id) {
        return new Article(id, "tea");
    }
    // end::event-path[]

    // tag::failure[]
    @WSFailure(code = "UNKNOWN_ORDER", status = 404)
    public static class UnknownOrderException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnknownOrderException(long number) {
            super("there is no order " + number);
        }
    }
    // end::failure[]

    // tag::error[]
    @OnWSError
    void full(Connection me, IllegalStateException e) {
        throw new WSFailureException("SHOP_CLOSED", 409, "the shop is closed, come back at nine");
    }
    // end::error[]

    public record Receipt(String number, int count) {}

    public record Article(long id, String name) {}
}
