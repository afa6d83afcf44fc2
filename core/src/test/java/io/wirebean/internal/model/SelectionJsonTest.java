// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.internal.model.Selection.Accepted;
import io.wirebean.internal.model.Selection.Device;
import io.wirebean.internal.model.Selection.Difference;
import io.wirebean.internal.model.Selection.Everyone;
import io.wirebean.internal.model.Selection.Ids;
import io.wirebean.internal.model.Selection.Intersection;
import io.wirebean.internal.model.Selection.Local;
import io.wirebean.internal.model.Selection.Of;
import io.wirebean.internal.model.Selection.Room;
import io.wirebean.internal.model.Selection.Union;
import io.wirebean.internal.model.Selection.User;
import io.wirebean.internal.model.Selection.Watching;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionJsonTest {

    private static final Selection LOBBY = new Room("lobby");
    private static final Selection ANN = new User("ann");
    private static final Selection BOB = new User("bob");

    private final SelectionJson json = new SelectionJson();

    @ParameterizedTest
    @MethodSource("forms")
    void aSelectionIsTheSameAfterBothWays(Selection selection, String text) {
        JsonObject written = json.write(selection);

        assertEquals(text, written.toString());
        assertEquals(selection, json.read(written));
        assertEquals(selection, json.read(parsed(text)));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(new Everyone(), "{\"everyone\":true}"),
                Arguments.of(LOBBY, "{\"room\":\"lobby\"}"),
                Arguments.of(new Room("a \"room\"\n"), "{\"room\":\"a \\\"room\\\"\\n\"}"),
                Arguments.of(ANN, "{\"user\":\"ann\"}"),
                Arguments.of(new Device("u7", "phone"), "{\"device\":[\"u7\",\"phone\"]}"),
                Arguments.of(new Watching(new Topic("order/42")), "{\"watching\":\"order/42\"}"),
                Arguments.of(new Ids(Set.of("b", "a")), "{\"ids\":[\"a\",\"b\"]}"),
                Arguments.of(new Ids(Set.of()), "{\"ids\":[]}"),
                Arguments.of(new Of("com.acme.Chat"), "{\"controller\":\"com.acme.Chat\"}"),
                Arguments.of(new Accepted("com.acme.Staff"), "{\"filter\":\"com.acme.Staff\"}"),
                Arguments.of(new Union(ANN, BOB), "{\"union\":[{\"user\":\"ann\"},{\"user\":\"bob\"}]}"),
                Arguments.of(
                        new Intersection(LOBBY, new Accepted("com.acme.Staff")),
                        "{\"intersection\":[{\"room\":\"lobby\"},{\"filter\":\"com.acme.Staff\"}]}"),
                Arguments.of(
                        new Difference(LOBBY, new Ids(Set.of("a"))),
                        "{\"difference\":[{\"room\":\"lobby\"},{\"ids\":[\"a\"]}]}"));
    }

    @Test
    void everyKindButThePredicateIsWrittenAndHoldsNamesAlone() {
        Set<Class<?>> kinds = new HashSet<>(Set.of(Selection.class.getPermittedSubclasses()));
        kinds.remove(Local.class);

        assertEquals(kinds, forms().map(form -> form.get()[0].getClass()).collect(Collectors.toSet()));
        List<Class<?>> held = kinds.stream()
                .flatMap(kind -> Stream.of(kind.getRecordComponents()))
                .<Class<?>>map(RecordComponent::getType)
                .distinct()
                .toList();
        assertEquals(Set.of(String.class, Topic.class, Set.class, Selection.class), Set.copyOf(held));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void whatIsPutTogetherInARowStandsInOneArray(Selection selection, String text) {
        aSelectionIsTheSameAfterBothWays(selection, text);
    }

    static Stream<Arguments> nested() {
        return Stream.of(
                Arguments.of(
                        new Union(new Union(ANN, BOB), LOBBY),
                        "{\"union\":[{\"user\":\"ann\"},{\"user\":\"bob\"},{\"room\":\"lobby\"}]}"),
                Arguments.of(
                        new Union(LOBBY, new Union(ANN, BOB)),
                        "{\"union\":[{\"room\":\"lobby\"},{\"union\":[{\"user\":\"ann\"},{\"user\":\"bob\"}]}]}"),
                Arguments.of(
                        new Difference(new Difference(LOBBY, ANN), BOB),
                        "{\"difference\":[{\"room\":\"lobby\"},{\"user\":\"ann\"},{\"user\":\"bob\"}]}"),
                Arguments.of(
                        new Difference(LOBBY, new Difference(ANN, BOB)),
                        "{\"difference\":[{\"room\":\"lobby\"},"
                                + "{\"difference\":[{\"user\":\"ann\"},{\"user\":\"bob\"}]}]}"),
                Arguments.of(
                        new Intersection(new Union(ANN, BOB), new Difference(new Everyone(), LOBBY)),
                        "{\"intersection\":[{\"union\":[{\"user\":\"ann\"},{\"user\":\"bob\"}]},"
                                + "{\"difference\":[{\"everyone\":true},{\"room\":\"lobby\"}]}]}"));
    }

    @Test
    void aRowOfAnyLengthIsOneLevel() {
        Selection many = IntStream.range(0, 10_000)
                .<Selection>mapToObj(i -> new User("u" + i))
                .reduce(LOBBY, Union::new);

        JsonObject written = json.write(many);

        assertEquals(10_001, written.getJsonArray("union").size());
        assertEquals(written, json.write(json.read(written)));
    }

    @Test
    void nestingIsLimitedOnBothWays() {
        Selection deepest = nested(SelectionJson.MAX_DEPTH);
        assertEquals(deepest, json.read(json.write(deepest)));

        String why = "a selection nests at most 64 deep";
        assertEquals(why, refusedToWrite(nested(SelectionJson.MAX_DEPTH + 1)));
        String text = "{\"union\":[{\"user\":\"ann\"},".repeat(64) + "{\"user\":\"ann\"}" + "]}".repeat(64);
        assertEquals(why, refusedToRead(text));
    }

    private static Selection nested(int depth) {
        return IntStream.range(1, depth)
                .<Selection>mapToObj(i -> ANN)
                .reduce(LOBBY, (deep, one) -> new Union(one, deep));
    }

    @Test
    void aPredicateStaysWhereItIs() {
        Selection chosen = new Intersection(LOBBY, new Local(connection -> true));

        assertEquals(
                "an audience with a predicate is no data and stays where it was made: "
                        + "make the predicate a bean that implements AudienceFilter, and name it by where(Class)",
                refusedToWrite(chosen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|a selection is an object of one member, such as {\"room\":\"lobby\"}; this has none",
                "{\"room\":\"a\",\"but\":1}|a selection is an object of one member, such as {\"room\":\"lobby\"};"
                        + " this has \"but\", \"room\"",
                "{\"rom\":\"a\"}|\"rom\" is no kind of selection; did you mean \"room\"?",
                "{\"everyone\":false}|\"everyone\" of a selection must be true",
                "{\"room\":7}|\"room\" of a selection must be a string",
                "{\"user\":null}|\"user\" of a selection must be a string",
                "{\"device\":\"u7\"}|\"device\" of a selection must be an array",
                "{\"device\":[\"u7\"]}|\"device\" of a selection must be an array of two strings, a user and a device",
                "{\"ids\":[1]}|\"ids\" of a selection must be an array of strings",
                "{\"watching\":\"/a\"}|\"watching\" of a selection must be a topic, segments that are not empty,"
                        + " between slashes, such as order/42",
                "{\"controller\":{}}|\"controller\" of a selection must be a string",
                "{\"filter\":[]}|\"filter\" of a selection must be a string",
                "{\"union\":{}}|\"union\" of a selection must be an array",
                "{\"union\":[{\"user\":\"ann\"}]}|\"union\" of a selection must be an array of at least two selections",
                "{\"intersection\":[{\"everyone\":true},1]}|\"intersection\" of a selection must be an array of"
                        + " selections, which are objects",
                "{\"difference\":[{\"everyone\":true},{\"room\":1}]}|\"room\" of a selection must be a string"
            })
    void whatIsNoSelectionIsNamed(String text, String why) {
        assertEquals(why, refusedToRead(text));
    }

    private String refusedToRead(String text) {
        return assertThrows(IllegalArgumentException.class, () -> json.read(parsed(text)))
                .getMessage();
    }

    private String refusedToWrite(Selection selection) {
        return assertThrows(IllegalArgumentException.class, () -> json.write(selection))
                .getMessage();
    }

    private static JsonObject parsed(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
