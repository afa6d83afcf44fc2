// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scopes are active in every callback, each for as long as it says. */
@Conformance
class ScopeConformance {

    private final WireClient app;
    private final Probe probe;
    private final ServerUnderTest server;
    private final String key = Probe.newKey();

    ScopeConformance(WireClient app, Probe probe, ServerUnderTest server) {
        this.app = app;
        this.probe = probe;
        this.server = server;
    }

    @Test
    void aConnectionHasItsOwnBeanInAllCallbacksAndItIsDestroyedOnceAfterTheLast() {
        try (var ann = app.connect("/scopes?key=" + key)) {
            ann.sends(request(1, "look")).receivesText();
            ann.sends(request(2, "fail")).receivesText();
        }

        List<String> journal = probe.journal(key, 5);

        assertEquals(List.of("opened", "message", "error", "closed", "destroyed"), words(journal, 0));
        assertEquals(1, Set.copyOf(words(journal, 1)).size(), journal.toString());
    }

    @Test
    void aRequestScopeIsFreshInEachCallback() {
        try (var ann = app.connect("/scopes?key=" + key)) {
            ann.sends(request(1, "look")).receivesText();
            ann.sends(request(2, "look")).receivesText();
            ann.sends(request(3, "fail")).receivesText();
        }

        List<String> callbacks = probe.journal(key, 6).subList(0, 5);

        assertEquals(List.of("opened", "message", "message", "error", "closed"), words(callbacks, 0));
        assertEquals(5, Set.copyOf(words(callbacks, 2)).size(), callbacks.toString());
    }

    @Test
    void manyConnectionsAtOnceHaveDistinctBeansAndNeverAnothersRequest() {
        int crowd = server.crowd();
        List<Conversation> all = crowd(crowd);
        Set<String> visits = new HashSet<>();
        Set<String> requests = new HashSet<>();
        all.forEach(one -> one.sends(request(1, "look")).sends(request(2, "look")));
        for (Conversation one : all) {
            List<String> first = ids(one.receivesText());
            List<String> second = ids(one.receivesText());
            assertEquals(first.get(0), second.get(0));
            visits.add(first.get(0));
            requests.addAll(List.of(first.get(1), second.get(1)));
        }
        all.forEach(Conversation::close);

        assertEquals(crowd, visits.size());
        assertEquals(2 * crowd, requests.size());
        List<String> destroyed = probe.journal(key, 5 * crowd).stream()
                .filter(entry -> entry.startsWith("destroyed"))
                .toList();
        assertEquals(crowd, destroyed.size());
        assertEquals(crowd, Set.copyOf(destroyed).size());
    }

    @Test
    void aRequestsBeanIsMadeWhenItIsAskedForAndDestroyedWhenTheCallbackIsOver() {
        try (var ann = app.connect("/scopes?key=" + key)) {
            ann.sends(request(1, "errand")).receivesText();

            List<String> journal = probe.journal(key, 6);

            assertEquals(
                    List.of("called", "made", "run", "left", "destroyed"),
                    words(journal, 0).subList(1, 6));
        }
    }

    @Test
    void anAsynchronousObserverHasARequestOfItsOwnOnThreadsOfCallbacksToo() {
        try (var ann = app.connect("/scopes?key=" + key)) {
            List<String> ids = ids(ann.sends(request(1, "notice")).receivesText());

            assertEquals(ids.get(0), ids.get(3), ids.toString());
            assertEquals(3, Set.copyOf(ids).size(), ids.toString());
            assertFalse(ids.contains("none"), ids.toString());
        }
    }

    @Test
    void theConnectionAndTheMessageAreInjectedWhereTheyAreCalledFrom() {
        try (var ann = app.connect("/scopes?key=" + key);
                var bob = app.connect("/scopes?key=bob")) {
            ann.sends(event("surroundings")).receives(event("surroundings", "'" + key + " surroundings'"));
            bob.sends(event("surroundings")).receives(event("surroundings", "'bob surroundings'"));
        }
    }

    @Test
    void workOnTheConnectionsExecutorHasItsScopeAndARequestOfItsOwn() {
        hasScopeAndOwnRequest("executor");
    }

    @Test
    void wrappedWorkHasTheConnectionsScopeAndARequestOfItsOwn() {
        hasScopeAndOwnRequest("wrapped");
    }

    @Test
    void elsewhereTheExceptionNamesTheTwoWaysToTheScope() {
        try (var ann = app.connect("/scopes?key=" + key)) {
            String message = Wire.data(ann.sends(request(1, "elsewhere")).receivesText());

            assertTrue(message.contains("connection.executor()"), message);
            assertTrue(message.contains("connection.wrap("), message);
        }
    }

    @Test
    void anApplicationScopedControllerIsOneForAll() {
        assertEquals(instance("/scoped/application"), instance("/scoped/application"));
    }

    @Test
    void aSingletonControllerIsOneForAll() {
        assertEquals(instance("/scoped/singleton"), instance("/scoped/singleton"));
    }

    @Test
    void aRequestScopedControllerIsNewForEachCallback() {
        try (var ann = app.connect("/scoped/request")) {
            String first = Wire.data(ann.sends(request(1, "instance")).receivesText());
            String second = Wire.data(ann.sends(request(2, "instance")).receivesText());

            assertNotEquals(first, second);
        }
    }

    @Test
    void aDependentControllerIsOnePerConnectionAndDestroyedWithIt() {
        try (var ann = app.connect("/scoped/dependent?key=" + key)) {
            String id = Wire.data(ann.sends(request(1, "instance")).receivesText());
            ann.sends(request(2, "instance")).receives(reply(2, id));
            assertNotEquals(id, instance("/scoped/dependent"));
        }

        List<String> journal = probe.journal(key, 3);

        assertEquals(List.of("opened", "closed", "destroyed"), words(journal, 0));
        assertEquals(1, Set.copyOf(words(journal, 1)).size(), journal.toString());
    }

    private void hasScopeAndOwnRequest(String event) {
        try (var ann = app.connect("/scopes?key=" + key)) {
            List<String> here = ids(ann.sends(request(1, "look")).receivesText());
            List<String> there = ids(ann.sends(request(2, event)).receivesText());

            assertEquals(here.get(0), there.get(0));
            assertNotEquals(here.get(1), there.get(1));
        }
    }

    private List<Conversation> crowd(int size) {
        List<Conversation> all = new ArrayList<>();
        Stream.generate(() -> app.connect("/scopes?key=" + key)).limit(size).forEach(all::add);
        return all;
    }

    private String instance(String path) {
        try (var ann = app.connect(path)) {
            return Wire.data(ann.sends(request(1, "instance")).receivesText());
        }
    }

    private static List<String> ids(String reply) {
        return Wire.object(reply).getJsonArray("data").getValuesAs(JsonString::getString);
    }

    private static List<String> words(List<String> entries, int index) {
        return entries.stream().map(entry -> entry.split(" ")[index]).toList();
    }
}
