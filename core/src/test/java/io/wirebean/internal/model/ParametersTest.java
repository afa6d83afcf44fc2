// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.FromCookie;
import io.wirebean.FromHeader;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.FromQuery;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void textOfTheHandshakeIsConverted() throws Throwable {
        var handshake = new FakeHandshake()
                .variable("id", "42")
                .query("unit", "SECONDS")
                .query("day", "2026-01-31", "2026-02-28")
                .header("X-Trace", "a", "b")
                .withCookie("theme", "dark");

        assertEquals(
                "42 SECONDS [2026-01-31, 2026-02-28] [a, b] Optional[dark] true",
                call(Sources.class, "null", handshake));
    }

    @Test
    void whatWasNotSentIsTheDefaultOrEmpty() throws Throwable {
        var handshake = new FakeHandshake().variable("id", "1").query("unit", "DAYS");

        assertEquals("1 DAYS [] [] Optional.empty true", call(Sources.class, "null", handshake));
    }

    @Test
    void textThatDoesNotFitIsTheirMistake() {
        var bad = assertThrows(
                PayloadException.class,
                () -> call(Sources.class, "null", new FakeHandshake().variable("id", "x".repeat(50))));

        assertEquals("id", bad.path());
        assertEquals("\"" + "x".repeat(40) + "…\" is no long", bad.getMessage());
    }

    @Test
    void textThatIsMissingIsTheirMistake() {
        var bad = assertThrows(
                PayloadException.class, () -> call(Sources.class, "null", new FakeHandshake().variable("id", "1")));

        assertEquals("unit", bad.path());
        assertEquals("there is no query parameter \"unit\"", bad.getMessage());
    }

    @Test
    void recordTakesAllQueryParameters() throws Throwable {
        var handshake = new FakeHandshake().query("size", "20").query("sort-by", "name");

        assertEquals("Page[size=20, sort=name, after=Optional.empty]", call(Pages.class, "null", handshake));
    }

    @Test
    void variableOfTheEventComesFromTheMessage() throws Throwable {
        var message = new Envelope.Message("query", "/users/7", "1", new Payload.Json("null"));
        var handshake = new FakeHandshake().variable("tenant", "acme");

        assertEquals("acme 7 /users/7 1", TestApplication.of(Queries.class).handles(message, handshake));
    }

    @Test
    void partsOfThePayloadAreDecodedByName() throws Throwable {
        assertEquals("3 [a, b] Optional.empty 9", call(Parts.class, "{\"count\":3,\"names\":[\"a\",\"b\"]}"));
        assertEquals("3 null Optional[x] 1", call(Parts.class, "{\"count\":3,\"note\":\"x\",\"limit\":1}"));
    }

    @Test
    void partThatDoesNotFitIsNamedAsThePeerSeesIt() {
        var missing = assertThrows(PayloadException.class, () -> call(Parts.class, "null"));
        var wrong = assertThrows(PayloadException.class, () -> call(Parts.class, "{\"count\":\"many\"}"));
        var noObject = assertThrows(PayloadException.class, () -> call(Parts.class, "[1]"));

        assertEquals("count: is missing", missing.path() + ": " + missing.getMessage());
        assertEquals("count", wrong.path());
        assertEquals(": must be an object", noObject.path() + ": " + noObject.getMessage());
    }

    @Test
    void primitivePayloadThatIsNullIsTheirMistake() {
        var missing = assertThrows(PayloadException.class, () -> call(Counts.class, "null"));

        assertEquals("is missing", missing.getMessage());
    }

    @Test
    void payloadThatIsMissingIsRefusedUnlessTheParameterTakesNull() throws Throwable {
        var refused = assertThrows(PayloadException.class, () -> call(Required.class, "null"));

        assertEquals(": is missing", refused.path() + ": " + refused.getMessage());
        assertEquals("null", call(Nullables.class, "null"));
    }

    @Test
    void payloadMayBeOptional() throws Throwable {
        assertEquals("Optional.empty", call(Notes.class, "null"));
        assertEquals("Optional[hi]", call(Notes.class, "\"hi\""));
    }

    @Test
    void resolverFillsWhatNobodyElseKnows() throws Throwable {
        ArgumentResolver clocks = (parameter, type) -> type == TimeUnit.class
                ? Optional.of((connection, message) -> TimeUnit.valueOf(message.event()))
                : Optional.empty();

        Object result = TestApplication.of(Clocks.class).with(clocks).handles("DAYS", "5", new FakeHandshake());

        assertEquals("5 DAYS", result);
    }

    private static Object call(Class<?> controller, String json) throws Throwable {
        return call(controller, json, new FakeHandshake());
    }

    private static Object call(Class<?> controller, String json, FakeHandshake handshake) throws Throwable {
        return TestApplication.of(controller).handles("go", json, handshake);
    }

    @WSController("/sources/{id}")
    static class Sources {
        @OnWSMessage("go")
        String go(
                @FromPath long id,
                @FromQuery TimeUnit unit,
                @FromQuery("day") List<LocalDate> days,
                @FromHeader("X-Trace") List<String> traces,
                @FromCookie Optional<String> theme,
                @FromQuery(value = "strict", orElse = "true") boolean strict) {
            return id + " " + unit + " " + days + " " + traces + " " + theme + " " + strict;
        }
    }

    record Page(int size, @FromQuery("sort-by") String sort, Optional<Integer> after) {}

    @WSController("/pages")
    static class Pages {
        @OnWSMessage("go")
        String go(@FromQuery Page page) {
            return page.toString();
        }
    }

    @WSController("/{tenant}/queries")
    static class Queries {
        @OnWSMessage(value = "query", path = "/users/{id}")
        String query(@FromPath("tenant") String tenant, @FromPath("id") int id, WSMessage message) {
            return tenant + " " + id + " " + message.path().orElse("") + " "
                    + message.id().orElse("");
        }
    }

    @WSController("/parts")
    static class Parts {
        @OnWSMessage("go")
        String go(
                @FromPayload("count") int count,
                @FromPayload("names") @Nullable List<String> names,
                @FromPayload("note") Optional<String> note,
                @FromPayload(value = "limit", orElse = "9") int limit) {
            return count + " " + names + " " + note + " " + limit;
        }
    }

    @WSController("/required")
    static class Required {
        @OnWSMessage("go")
        String go(List<String> names) {
            return String.valueOf(names);
        }
    }

    @WSController("/nullables")
    static class Nullables {
        @OnWSMessage("go")
        String go(@Nullable List<String> names) {
            return String.valueOf(names);
        }
    }

    @WSController("/counts")
    static class Counts {
        @OnWSMessage("go")
        int go(int count) {
            return count;
        }
    }

    @WSController("/notes")
    static class Notes {
        @OnWSMessage("go")
        String go(Optional<String> note) {
            return note.toString();
        }
    }

    @WSController("/clocks")
    static class Clocks {
        @OnWSMessage("DAYS")
        String days(long number, TimeUnit unit) {
            return number + " " + unit;
        }
    }
}
