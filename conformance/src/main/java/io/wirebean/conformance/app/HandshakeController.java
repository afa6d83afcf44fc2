// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.FromCookie;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.Handshake;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Takes parameters from the upgrade request, converted in every way. */
@WSController("/handshake/{place}/{number}")
public class HandshakeController {

    /** Made of one String by its constructor. */
    public record Name(String text) {}

    /** Made of one String by a static method. */
    public record Colour(String name, boolean dark) {
        public static Colour fromString(String text) {
            return new Colour("dark " + text, true);
        }
    }

    @OnWSMessage("path")
    List<Object> path(@FromPath String place, @FromPath("number") int number) {
        return List.of(place, number + 1);
    }

    @OnWSMessage("numbers")
    List<String> numbers(
            @FromQuery("i") int i,
            @FromQuery("l") Long l,
            @FromQuery("d") double d,
            @FromQuery("b") boolean b,
            @FromQuery("big") BigDecimal big) {
        return List.of("" + i, "" + l, "" + d, "" + b, big.toPlainString());
    }

    @OnWSMessage("types")
    List<String> types(
            @FromQuery("unit") TimeUnit unit,
            @FromQuery("uuid") UUID uuid,
            @FromQuery("for") Duration duration,
            @FromQuery("name") Name name,
            @FromQuery("colour") Colour colour) {
        return List.of(unit.name(), uuid.toString(), duration.toString(), name.text(), colour.name());
    }

    @OnWSMessage("several")
    List<String> several(
            @FromQuery("n") List<Integer> numbers,
            @FromQuery("absent") List<String> none,
            @FromQuery("n") Optional<Integer> first,
            @FromQuery("absent") Optional<Integer> absent,
            @FromQuery(value = "absent", orElse = "Anonymous") String named) {
        return List.of(numbers.toString(), none.toString(), first.toString(), absent.toString(), named);
    }

    @OnWSMessage("required")
    String required(@FromQuery("absent") String absent) {
        return absent;
    }

    @OnWSMessage("headers")
    List<String> headers(
            @FromHeader("x-MOOD") String mood, @FromHeader("X-Mood") List<String> all, Handshake handshake) {
        return List.of(mood, all.toString(), handshake.header("X-mood").orElse("none"));
    }

    @OnWSMessage("cookie")
    List<String> cookie(@FromCookie("visit") String visit, Handshake handshake) {
        return List.of(
                visit,
                handshake.cookie("visit").orElse("none"),
                handshake.cookie("secret").orElse("not kept"));
    }

    @OnWSMessage("credentials")
    String credentials(Handshake handshake) {
        return handshake.header("Authorization").orElse("not kept");
    }

    @OnWSMessage("facts")
    Map<String, Object> facts(Handshake handshake) {
        return Map.of(
                "uri", handshake.uri().getRawQuery(),
                "path", handshake.path(),
                "variables", handshake.pathVariables(),
                "query", handshake.query(),
                "locale", handshake.locale().toLanguageTag());
    }
}
