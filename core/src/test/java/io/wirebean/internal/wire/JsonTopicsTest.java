// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Outgoing;
import io.wirebean.SystemCode;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Envelope.Malformed;
import io.wirebean.spi.Envelope.Unwatch;
import io.wirebean.spi.Envelope.Watch;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.WireFormat.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTopicsTest {

    private final JsonFormat format = new JsonFormat(JsonLimits.DEFAULTS);
    private final JsonbCodec codec = JsonbCodec.withDefaults(JsonLimits.DEFAULTS);

    @Test
    void aWatchHasItsTopicAndPerhapsAnId() {
        assertEquals(new Watch("order/42", "2"), read("{\"watch\":\"order/42\",\"id\":2}"));
        assertEquals(
                new Watch("order/\"é\"", "\"a\""),
                read("{\"id\":\"a\",\"watch\":\"order\\/\\\"\\u00e9\\\"\",\"x\":1}"));
        assertEquals(new Watch("order/42", null), read("{\"watch\":\"order/42\"}"));
    }

    @Test
    void theEndOfAWatchHasItsTopicAndPerhapsAnId() {
        assertEquals(new Unwatch("order/42", "3"), read("{\"unwatch\":\"order/42\",\"id\":3}"));
        assertEquals(new Unwatch("order/42", null), read("{\"unwatch\":\"order/42\"}"));
    }

    @Test
    void whatIsNoTopicIsLeftToWhoKnowsTopics() {
        assertEquals(new Watch("/a//b/", null), read("{\"watch\":\"/a//b/\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"watch\":\"\"|\"watch\" must be a topic, a string that is not empty",
                "\"watch\":7|\"watch\" must be a topic, a string that is not empty",
                "\"watch\":null|\"watch\" must be a topic, a string that is not empty",
                "\"watch\":{}|\"watch\" must be a topic, a string that is not empty",
                "\"unwatch\":\"\"|\"unwatch\" must be a topic, a string that is not empty",
                "\"unwatch\":[\"a\"]|\"unwatch\" must be a topic, a string that is not empty",
                "\"watch\":\"a\",\"unwatch\":\"a\"|the message mixes \"watch\" and \"unwatch\"",
                "\"watch\":\"a\",\"data\":1|the message mixes \"watch\" and \"data\"",
                "\"watch\":\"a\",\"topic\":\"a\"|the message mixes \"watch\" and \"topic\"",
                "\"unwatch\":\"a\",\"timeout\":1|the message mixes \"unwatch\" and \"timeout\"",
                "\"unwatch\":\"a\",\"ping\":1|the message mixes \"unwatch\" and \"ping\"",
                "\"watch\":\"a\",\"watch\":\"b\"|the member \"watch\" stands twice",
                "\"topic\":\"a\"|the message has no \"event\""
            })
    void whatIsNoneIsToldToItsIdAndElseWithout(String members, String why) {
        assertEquals(new Malformed("1", why), read("{\"id\":1," + members + "}"));
        assertEquals(new Malformed(null, why), read("{" + members + "}"));
    }

    @Test
    void anEventHasItsTopicBehindItsPath() {
        Outgoing event = Outgoing.of("status", "paid").topic("order/42");

        assertEquals(
                new TextFrame("{\"event\":\"status\",\"topic\":\"order/42\",\"data\":\"paid\"}"),
                format.event(event, codec));
        assertEquals(
                new TextFrame("{\"event\":\"status\",\"path\":\"/a\",\"topic\":\"order/42\",\"params\":{\"n\":1},"
                        + "\"data\":\"paid\"}"),
                format.event(event.path("/a").param("n", 1), codec));
        assertEquals(
                new TextFrame("{\"event\":\"status\",\"topic\":\"a\\\"b\"}"),
                format.event(Outgoing.of("status").topic("a\"b"), codec));
    }

    @Test
    void aStateNamesItsTopicAndAlwaysHasData() {
        assertEquals(
                new TextFrame("{\"watch\":\"order/\\\"42\\\"\",\"data\":{\"paid\":true}}"),
                format.watched("order/\"42\"", Map.of("paid", true), codec));
        assertEquals(new TextFrame("{\"watch\":\"order/42\",\"data\":null}"), format.watched("order/42", null, codec));
    }

    @Test
    void theEndOfAWatchNamesItsTopicAndSaysWhy() {
        assertEquals(
                new TextFrame("{\"unwatch\":\"order/42\",\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"no\"}}"),
                format.unwatched("order/42", Failure.of(SystemCode.FORBIDDEN, "no"), codec));
    }

    private Envelope read(String text) {
        return format.read(new TextFrame(text));
    }
}
