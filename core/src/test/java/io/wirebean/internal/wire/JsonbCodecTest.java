// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.spi.PayloadException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonbCodecTest {

    private final JsonbCodec codec = JsonbCodec.withDefaults(new JsonLimits(64, 100));

    public record User(String name, int age) {}

    public record Say(String text, User user, List<User> others) {}

    public record Numbers(int i, long l, Integer boxed, int[] array, List<Integer> list, double d) {}

    public record Picky(String text) {
        public Picky {
            if (text.equals("no")) {
                throw new IllegalArgumentException("the secret rule");
            }
        }
    }

    @JsonbTypeInfo({@JsonbSubtype(alias = "dog", type = Dog.class), @JsonbSubtype(alias = "cat", type = Cat.class)})
    public sealed interface Pet permits Dog, Cat {}

    public record Dog(String name) implements Pet {}

    public record Cat(int lives) implements Pet {}

    public record Blob(byte[] data) {}

    public static final class Ring {
        public Ring next = this;
    }

    public static final class Broken {
        public String getText() {
            throw new IllegalStateException("the secret state");
        }
    }

    @Test
    void recordsGoBothWays() throws PayloadException {
        var user = new User("ann", 7);

        assertEquals(user, codec.decode("{\"age\":7,\"name\":\"ann\",\"unknown\":[1]}", User.class));
        assertEquals("{\"age\":7,\"name\":\"ann\"}", codec.encode(user));
    }

    @Test
    void genericTypesAreDecodedWithTheirArguments() throws PayloadException {
        Type users = new ArrayList<User>() {
            private static final long serialVersionUID = 1L;
        }.getClass().getGenericSuperclass();

        assertEquals(List.of(new User("ann", 7)), codec.decode("[{\"name\":\"ann\",\"age\":7}]", users));
    }

    @Test
    void sealedTypesKeepTheirMembersAndTheirKind() throws PayloadException {
        assertEquals("{\"@type\":\"dog\",\"name\":\"rex\"}", codec.encode(new Dog("rex")));
        assertEquals("[{\"@type\":\"cat\",\"lives\":9}]", codec.encode(List.of(new Cat(9))));
        assertEquals(new Cat(9), codec.decode("{\"lives\":9,\"@type\":\"cat\"}", Pet.class));
    }

    @Test
    void nullIsNullForEveryType() throws PayloadException {
        assertNull(codec.decode(" null ", User.class));
        assertNull(codec.decode("null", String.class));
        assertNull(codec.decode("null", JsonValue.class));
        assertEquals("null", codec.encode(null));
    }

    @Test
    void textIsAJsonString() throws PayloadException {
        assertEquals("a\"b\u00e9", codec.decode(" \"a\\\"b\\u00e9\" ", String.class));
        assertEquals("\"a\\\"b\"", codec.encode("a\"b"));
        assertMisfit("7", String.class, "", "must be a string");
        assertMisfit("{}", String.class, "", "must be a string");
    }

    @Test
    void bytesAreBase64() throws PayloadException {
        assertArrayEquals(new byte[] {1, 2, -1}, (byte[]) codec.decode("\"AQL/\"", byte[].class));
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2, -1}), codec.decode("\"AQL/\"", ByteBuffer.class));
        assertEquals("\"AQL/\"", codec.encode(new byte[] {1, 2, -1}));
        assertEquals("{\"data\":\"AQL/\"}", codec.encode(new Blob(new byte[] {1, 2, -1})));
        assertMisfit("\"*\"", byte[].class, "", "must be a string in base64");
        assertMisfit("[1,2]", byte[].class, "", "must be a string");
    }

    @Test
    void whatRemainsOfABufferIsEncodedAndTheBufferStaysWhereItIs() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, -1}).position(1);

        assertEquals("\"AQL/\"", codec.encode(buffer));
        assertEquals(1, buffer.position());
    }

    @Test
    void jsonValuesGoBothWays() throws PayloadException {
        JsonObject object = assertInstanceOf(JsonObject.class, codec.decode("{\"a\":[1]}", JsonObject.class));
        assertEquals("{\"a\":[1]}", codec.encode(object));
        assertEquals(Json.createArrayBuilder().add(1).build(), codec.decode("[1]", JsonArray.class));
        assertEquals(Json.createValue("x"), codec.decode("\"x\"", JsonString.class));
        assertEquals(Json.createValue(7), codec.decode("7", JsonNumber.class));
        assertEquals(JsonValue.TRUE, codec.decode("true", JsonValue.class));
    }

    @Test
    void aJsonValueOfAnotherKindDoesNotFit() {
        assertMisfit("[]", JsonObject.class, "", "must be an object");
        assertMisfit("{}", JsonArray.class, "", "must be an array");
        assertMisfit("7", JsonString.class, "", "must be a string");
        assertMisfit("\"7\"", JsonNumber.class, "", "must be a number");
    }

    @Test
    void thePlaceOfAMisfitIsToldAsThePeerSeesIt() {
        assertMisfit("{\"user\":{\"age\":\"old\"}}", Say.class, "user.age", "does not fit what is expected here");
        assertMisfit("{\"others\":[{\"age\":\"old\"}]}", Say.class, "others.age", "does not fit what is expected here");
        assertMisfit("[1]", Say.class, "", "does not fit what is expected here");
        assertMisfit("7", Say.class, "", "does not fit what is expected here");
    }

    @Test
    void whatAConstructorThrowsIsNotTold() {
        assertMisfit("{\"text\":\"no\"}", Picky.class, "", "does not fit what is expected here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "2147483648", "-2147483649", "1.5", "1e10", "1e999999999", "1e99999999999"})
    void aNumberThatAnIntDoesNotHoldIsRefused(String number) {
        String sentence = "must be a whole number from -2147483648 to 2147483647";

        assertMisfit(number, int.class, "", sentence);
        assertMisfit("{\"i\":" + number + "}", Numbers.class, "i", sentence);
        assertMisfit("{\"boxed\":" + number + "}", Numbers.class, "boxed", sentence);
        assertMisfit("{\"array\":[1," + number + "]}", Numbers.class, "array", sentence);
        assertMisfit("{\"list\":[" + number + "]}", Numbers.class, "list", sentence);
    }

    @Test
    void aNumberThatALongDoesNotHoldIsRefused() {
        assertMisfit(
                "{\"l\":9223372036854775808}",
                Numbers.class,
                "l",
                "must be a whole number from -9223372036854775808 to 9223372036854775807");
    }

    @Test
    void numbersAtTheEdgeAreTaken() throws PayloadException {
        Numbers numbers = (Numbers)
                codec.decode("{\"i\":-2147483648,\"l\":9223372036854775807,\"boxed\":2.0,\"d\":1.5e3}", Numbers.class);

        assertEquals(Integer.MIN_VALUE, numbers.i());
        assertEquals(Long.MAX_VALUE, numbers.l());
        assertEquals(2, numbers.boxed());
        assertEquals(1500.0, numbers.d());
    }

    @Test
    void whatIsNotOneJsonValueIsRefused() {
        assertMisfit("{} x", User.class, "", "the message is not JSON: unexpected character at position 3");
        assertMisfit("7 7", int.class, "", "the message is not JSON: unexpected character at position 2");
        assertMisfit("", User.class, "", "the message is not JSON: it ends too early, at position 0");
    }

    @Test
    void theLimitsHoldHereTooForFormatsThatReadNoJson() {
        assertMisfit("[".repeat(65) + "]".repeat(65), List.class, "", "the message nests 65 deep, the limit is 64");
        assertMisfit(
                "[1" + ",1".repeat(100) + "]",
                List.class,
                "",
                "the message has 101 members and elements, the limit is 100");
    }

    @Test
    void whatOverflowsTheStackAllTheSameCostsItsMessageOnly() {
        var unlimited = JsonbCodec.withDefaults(new JsonLimits(Integer.MAX_VALUE, Integer.MAX_VALUE));
        String deep = "{\"next\":".repeat(100_000) + "null" + "}".repeat(100_000);

        var thrown = assertThrows(PayloadException.class, () -> unlimited.decode(deep, Ring.class));

        assertEquals("nests too deep", thrown.getMessage());
        assertInstanceOf(StackOverflowError.class, thrown.getCause());
    }

    @Test
    void aValueThatCannotBeEncodedIsNamedByItsClass() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> codec.encode(new Broken()));
        assertEquals(Broken.class.getName() + " cannot be encoded as JSON", thrown.getMessage());

        thrown = assertThrows(IllegalArgumentException.class, () -> codec.encode(new Ring()));
        assertEquals(Ring.class.getName() + " cannot be encoded as JSON", thrown.getMessage());
    }

    @Test
    void halfACharacterIsEscapedWhereverItStands() throws PayloadException {
        String halves = "\"\\udc00 \uD83D\uDE00 \\ud83d\"";

        for (Type type : List.of(String.class, List.class, JsonValue.class)) {
            String json = type == List.class ? "[" + halves + "]" : halves;
            assertEquals(json, codec.encode(codec.decode(json, type)));
        }
    }

    @Test
    void anApplicationsOwnJsonbIsUsedAsItIsConfigured() throws PayloadException {
        var own = new JsonbCodec(JsonbBuilder.create(new JsonbConfig().withNullValues(true)), JsonLimits.DEFAULTS);

        assertEquals("{\"age\":0,\"name\":null}", own.encode(new User(null, 0)));
        assertEquals(Map.of("a", "b"), own.decode("{\"a\":\"b\"}", Map.class));
    }

    private void assertMisfit(String json, Type type, String path, String sentence) {
        var thrown = assertThrows(PayloadException.class, () -> codec.decode(json, type), json);
        assertEquals(sentence, thrown.getMessage(), json);
        assertEquals(path, thrown.path(), json);
    }
}
