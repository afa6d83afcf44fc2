// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.GuardPlan;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.model.PathTemplate;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.WireFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final EndpointPlan.Credentials NONE = new EndpointPlan.Credentials(Set.of(), Set.of());

    @Test
    void anUnknownPathIsSomebodyElses() {
        assertInstanceOf(NotOurs.class, gate("/chat/{room}").decide(upgrade("/news", Map.of())));
    }

    @Test
    void aPathThatIsNoPercentEncodingIsSomebodyElses() {
        assertInstanceOf(NotOurs.class, gate("/chat/{room}").decide(upgrade("/chat/%zz", Map.of())));
    }

    @Test
    void pathVariablesAreDecodedOnceAfterTheSplit() {
        Handshake handshake = admitted(gate("/chat/{room}"), upgrade("/chat/a%2Fb%20%25c;x=1", Map.of()));

        assertEquals(Map.of("room", "a/b %c"), handshake.pathVariables());
        assertEquals("/chat/a/b %c", handshake.path());
    }

    @Test
    void aQueryIsDecodedAndNeverTakenForPathVariables() {
        Handshake handshake =
                admitted(gate("/chat/{room}"), upgrade("/chat/x", "room=evil&tag=a&tag=b%26c&flag&q=1+%2B+1&%C3%A4=ä"));

        assertEquals(Map.of("room", "x"), handshake.pathVariables());
        assertEquals(List.of("a", "b&c"), handshake.query().get("tag"));
        assertEquals(Optional.of(""), handshake.query("flag"));
        assertEquals(Optional.of("1 + 1"), handshake.query("q"));
        assertEquals(Optional.of("ä"), handshake.query("ä"));
        assertEquals(Optional.empty(), handshake.query("none"));
    }

    @Test
    void aTargetThatIsNoUriIsRefusedWith400() {
        GateDecision decision = gate("/chat/{room}").decide(upgrade("/chat/a b", Map.of()));

        assertEquals(Refused.because(400, "the request target is not a URI (RFC 3986)"), decision);
    }

    @Test
    void aQueryThatIsNoPercentEncodingIsRefusedWith400() {
        assertInstanceOf(Refused.class, gate("/chat/{room}").decide(upgrade("/chat/a", "x=%C3")));
    }

    @Test
    void headerNamesHaveNoCase() {
        Handshake handshake = admitted(gate("/a"), upgrade("/a", Map.of("X-Trace", List.of("7", "8"))));

        assertEquals(List.of("7", "8"), handshake.headers("x-TRACE"));
        assertEquals(Optional.of("7"), handshake.header("x-trace"));
    }

    @Test
    void credentialsAreNotKept() {
        Map<String, List<String>> headers = Map.of(
                "Authorization", List.of("Bearer secret"),
                "Cookie", List.of("session=secret; theme=dark"),
                "Sec-WebSocket-Protocol", List.of("json, bearer.secret"));

        Handshake handshake = admitted(gate("/a"), upgrade("/a", headers));

        assertEquals(List.of(), handshake.headers("authorization"));
        assertEquals(List.of(), handshake.headers("cookie"));
        assertEquals(List.of(), handshake.headers("sec-websocket-protocol"));
        assertEquals(Optional.empty(), handshake.cookie("session"));
        assertFalse(handshake.toString().contains("secret"));
    }

    @Test
    void credentialsThatAHandlerAsksForAreKept() {
        var wanted = new EndpointPlan.Credentials(Set.of("authorization"), Set.of("theme"));
        var gate = TestGate.of(List.of(new Planned(PathTemplate.ofUrl("/a"), List.of(), wanted)));

        Handshake handshake = admitted(
                gate,
                upgrade("/a", Map.of("authorization", List.of("Basic x"), "cookie", List.of("theme=\"dark\"; s=1"))));

        assertEquals(Optional.of("Basic x"), handshake.header("Authorization"));
        assertEquals(Optional.of("dark"), handshake.cookie("theme"));
        assertEquals(Optional.empty(), handshake.cookie("s"));
    }

    @Test
    void theClientsFirstSubprotocolThatIsSpokenIsChosen() {
        var gate = TestGate.of(List.of(new Planned(PathTemplate.ofUrl("/a"), List.of("v1", "v2"), NONE)));

        Handshake handshake = admitted(gate, upgrade("/a", Map.of("sec-websocket-protocol", List.of("v9, v2", "v1"))));

        assertEquals(Optional.of("v2"), handshake.subprotocol());
    }

    @Test
    void theLocaleIsTheFirstThatTheClientAccepts() {
        Handshake handshake = admitted(gate("/a"), upgrade("/a", Map.of("accept-language", List.of("de-AT,en;q=0.8"))));

        assertEquals(Locale.forLanguageTag("de-AT"), handshake.locale());
    }

    @Test
    void anAcceptLanguageThatIsNoneGivesTheServersLocale() {
        Handshake handshake = admitted(gate("/a"), upgrade("/a", Map.of("accept-language", List.of("§$%"))));

        assertEquals(Locale.getDefault(), handshake.locale());
    }

    @Test
    void eachPathHasItsDoorAndEqualShapesShareOne() {
        Gate gate = gate("/chat/{room}", "/chat/{id}", "/a/{x}/b/{y}");

        assertEquals(List.of("/chat/{v0}", "/a/{v0}/b/{v1}"), gate.serverTemplates());
    }

    @Test
    void aRestHasADoorForEachDepth() {
        List<String> doors = gate("/files/{disk}/{rest:*}").serverTemplates();

        assertEquals(16, doors.size());
        assertEquals("/files/{v0}/{v1}", doors.get(0));
        assertEquals("/files/{v0}/{v1}/{v2}", doors.get(1));
    }

    @Test
    void theRestKeepsItsSlashes() {
        Handshake handshake = admitted(gate("/files/{rest:*}"), upgrade("/files/a/b%20c/d", Map.of()));

        assertEquals(Map.of("rest", "a/b c/d"), handshake.pathVariables());
    }

    private static Gate gate(String... paths) {
        return TestGate.of(Stream.of(paths)
                .<EndpointPlan>map(path -> new Planned(PathTemplate.ofUrl(path), List.of(), NONE))
                .toList());
    }

    private static Handshake admitted(Gate gate, RawUpgrade upgrade) {
        return assertInstanceOf(Admitted.class, gate.decide(upgrade))
                .admission()
                .handshake();
    }

    private static RawUpgrade upgrade(String path, String query) {
        return new RawUpgrade("GET", path, query, Map.of(), RawUpgrade.Peer.UNKNOWN);
    }

    private static RawUpgrade upgrade(String path, Map<String, List<String>> headers) {
        return new RawUpgrade("GET", path, null, headers, RawUpgrade.Peer.UNKNOWN);
    }

    /** An endpoint of which the gate sees path, subprotocols and credentials. */
    private record Planned(PathTemplate path, List<String> subprotocols, Credentials credentials)
            implements EndpointPlan {

        @Override
        public List<GuardPlan> guards() {
            return List.of();
        }

        @Override
        public boolean admits(Identity identity) {
            return true;
        }

        @Override
        public boolean tokenInQuery() {
            return false;
        }

        @Override
        public WireFormat format() {
            throw new UnsupportedOperationException("not a question of the gate");
        }

        @Override
        public int maxMessageBytes() {
            throw new UnsupportedOperationException("not a question of the gate");
        }

        @Override
        public Set<Class<?>> controllers() {
            return Set.of();
        }

        @Override
        public Route route(Message message) {
            throw new UnsupportedOperationException("not a question of the gate");
        }

        @Override
        public List<HandlerPlan> connectionHandlers() {
            return List.of();
        }

        @Override
        public List<HandlerPlan> disconnectionHandlers() {
            return List.of();
        }

        @Override
        public Optional<HandlerPlan> errorHandler(Class<?> controller, Throwable failure) {
            return Optional.empty();
        }
    }
}
