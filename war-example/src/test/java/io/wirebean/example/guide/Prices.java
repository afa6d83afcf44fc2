// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Connections;
import io.wirebean.DeliveryReport;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.SendReport.Missed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The guide's bean that sends more than slow readers read. */
// tag::prices[]
@ApplicationScoped
public class Prices {

    @Inject
    Connections connections;

    public SendReport changed(String symbol, double price) {
        var quote = Outgoing.of("price", new Quote(symbol, price));
        return connections.room("floor").send(quote.latest(symbol));
    }

    public SendReport headline(String text) {
        var news = Outgoing.of("headline", text);
        return connections.room("floor").send(news.overflow(Overflow.DROP_OLDEST));
    }

    public CompletionStage<List<Missed>> halt(String reason) {
        return connections.room("floor").send("halt", reason).delivered().thenApply(DeliveryReport::missed);
    }

    public record Quote(String symbol, double price) {}
}
// end::prices[]
