// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard answers is what the client gets: status, headers and body of a refusal, or the identity. */
@Conformance(Conformance.GATE)
public class AdmissionConformance {

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 429, 503);
    private static final List<String> WAYS = List.of("now", "by/stage", "by/exception", "by/failure");
    private static final Set<String> SHAPES = Set.of(
            "boolean",
            "principal",
            "identity",
            "optional",
            "decision",
            "later/boolean",
            "later/principal",
            "later/identity",
            "later/optional",
            "later/decision");

    private final WireClient app;
    private final String key = Probe.newKey();

    /** Against the application of this client. */
    protected AdmissionConformance(WireClient app) {
        this.app = app;
    }

    static Stream<Arguments> refusals() {
        return STATUSES.stream().flatMap(status -> WAYS.stream()
                .flatMap(way -> Stream.of("none", "text", "json").map(body -> Arguments.of(status, way, body))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalArrivesAsItWasWorded(int status, String way, String body) {
        HttpAnswer answer =
                app.upgrade("/refuse/" + status + "/" + way + "?body=" + body).refusedWith(status);

        assertEquals(List.of("first reason", "second reason"), answer.headers().get("x-why"));
        assertEquals(List.of("7"), answer.headers().get("retry-after"));
        assertFalse(answer.headers().containsKey("upgrade"), answer.toString());
        assertFalse(answer.headers().containsKey("sec-websocket-accept"), answer.toString());
        String expected = Map.of("text", "Grüße, " + status, "json", "{\"error\":\"refused\"}", "none", "")
                .get(body);
        assertEquals(expected, answer.body());
        String type = Map.of("text", "text/plain;charset=utf-8", "json", "application/json", "none", "")
                .get(body);
        assertTrue(contentType(answer).startsWith(type), answer.toString());
    }

    @Test
    void theJdksClientIsToldTheStatus() {
        AssertionError failure = assertThrows(AssertionError.class, () -> app.connect("/refuse/409/now?body=json"));

        Throwable cause = failure.getCause();
        while (cause != null && !(cause instanceof WebSocketHandshakeException)) {
            cause = cause.getCause();
        }
        assertEquals(409, ((WebSocketHandshakeException) cause).getResponse().statusCode());
    }

    static Stream<String> shapes() {
        return SHAPES.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void ayesLetsThePeerInAndSaysWhoItIs(String shape) {
        try (var ann = app.connect("/shape/" + shape + "?answer=yes")) {
            Seen seen = Seen.by(ann);

            assertEquals(shape.endsWith("boolean") ? "anonymous" : "ann", seen.name());
            assertEquals(shape.endsWith("boolean"), seen.anonymous());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aNoIs401WithAChallengeWhereNobodyIsKnown(String shape) {
        for (String no : List.of("no", "null")) {
            HttpAnswer answer = app.upgrade("/shape/" + shape + "?answer=" + no).refusedWith(401);

            assertEquals("Bearer", answer.header("www-authenticate").orElse("none"));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aNoIs403WhereSomebodyIsKnown(String shape) {
        for (String no : List.of("no", "null")) {
            HttpAnswer answer = app.upgrade("/shape/" + shape + "?answer=" + no)
                    .header("X-User", "bob")
                    .refusedWith(403);

            assertFalse(answer.headers().containsKey("www-authenticate"), answer.toString());
        }
    }

    @Test
    void aMethodWordsItsOwnChallenge() {
        HttpAnswer answer = app.upgrade("/shape/challenged").refusedWith(401);

        assertEquals("Shape realm=\"gate\"", answer.header("www-authenticate").orElse("none"));
    }

    @Test
    void aMethodWithoutAPathDecidesWhereNoOtherDoes() {
        try (var ann = app.connect("/shape/unnamed")) {
            assertEquals("unnamed /shape/unnamed", Seen.by(ann).name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "unchecked", "error", "failure", "stage"})
    void anUnexpectedExceptionIs500WithoutItsText(String way) {
        HttpAnswer answer = app.upgrade("/crash/" + way + "?key=" + key).refusedWith(500);

        assertFalse(answer.toString().contains("swordfish"), answer.toString());
        assertFalse(answer.toString().contains("Exception"), answer.toString());
        assertFalse(answer.toString().contains("\tat "), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "8", "14", "13, 8", "x"})
    void anotherVersionOfTheProtocolIsRefused(String version) {
        HttpAnswer answer = app.upgrade("/open")
                .header("Sec-WebSocket-Version", version)
                .header("Sec-WebSocket-Origin", "https://evil.example")
                .refusedWith(426);

        assertEquals("13", answer.header("sec-websocket-version").orElse("none"));
    }

    @Test
    void noExtensionIsAgreedOn() {
        try (var ann = app.upgrade("/open")
                .header("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits")
                .rawSocket()) {
            assertFalse(
                    ann.answer().headers().containsKey("sec-websocket-extensions"),
                    ann.answer().toString());
        }
    }

    @Test
    void aPathThatNobodyServesIsNotFound() {
        app.upgrade("/nowhere").refusedWith(404);
    }

    private static String contentType(HttpAnswer answer) {
        return answer.header("content-type").orElse("").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
