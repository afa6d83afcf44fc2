// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connection;
import io.wirebean.NonBlocking;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The guide's controller for scopes and slow work. */
@WSController("/basket")
public class BasketController {

    @Inject
    Basket basket;

    // tag::in-order[]
    @OnWSMessage("put")
    List<String> put(String article) {
        basket.put(article);
        return basket.content();
    }
    // end::in-order[]

    // tag::later[]
    @OnWSMessage("price")
    CompletionStage<Integer> price(Connection me) {
        return CompletableFuture.supplyAsync(() -> basket.content().size() * 3, me.executor());
    }
    // end::later[]

    // tag::non-blocking[]
    @NonBlocking
    @OnWSMessage("count")
    int count() {
        return basket.content().size();
    }
    // end::non-blocking[]
}
