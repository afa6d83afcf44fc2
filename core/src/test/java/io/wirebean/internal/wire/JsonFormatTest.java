// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wirebean.Outgoing;
import io.wirebean.SystemCode;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Envelope.Answered;
import io.wirebean.spi.Envelope.Authentication;
import io.wirebean.spi.Envelope.Ignored;
import io.wirebean.spi.Envelope.Malformed;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.WireFormat.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

    private final JsonFormat format = new JsonFormat(new JsonLimits(4, 10));
    private final JsonbCodec codec = JsonbCodec.withDefaults(JsonLimits.DEFAULTS);

    @Test
    void anEventHasItsNamePathIdAndData() {
        assertEquals(
                new Message("query", "/users/7", "1", new Payload.Json("{\"a\": [1, 2]}")),
                read("{\"event\":\"query\",\"path\":\"/users/7\",\"data\": {\"a\": [1, 2]} ,\"id\":1}"));
    }

    @Test
    void anEventAloneHasNoPathNoIdAndNullData() {
        assertEquals(new Message("typing", null, null, new Payload.Json("null")), read("{\"event\":\"typing\"}"));
    }

    @Test
    void theOrderOfTheMembersDoesNotMatter() {
        assertEquals(
                new Message("say", null, "1", new Payload.Json("2")),
                read("\n{ \"id\" : 1, \"data\":2, \"event\":\"say\" }\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-7", "1.50", "1e3", "\"a\"", "\"\\u0061\"", "\"\"", "123456789012345678901234567890"})
    void idsAreKeptByteForByte(String id) {
        assertEquals(
                new Message("say", null, id, new Payload.Json("null")), read("{\"event\":\"say\",\"id\":" + id + "}"));
        assertEquals(new TextFrame("{\"id\":" + id + ",\"data\":true}"), format.reply(id, true, codec));
    }

    @Test
    void escapesInNamesAreUndone() {
        assertEquals(
                new Message("s\"a\ny", "/\u00e9", null, new Payload.Json("1")),
                read("{\"\\u0065vent\":\"s\\\"a\\ny\",\"path\":\"\\/\\u00e9\",\"data\":1}"));
    }

    @Test
    void membersThatMeanNothingAreIgnored() {
        assertEquals(
                new Message("say", null, null, new Payload.Json("1")),
                read("{\"x\":{\"id\":9},\"event\":\"say\",\"x\":[2],\"data\":1,\"timeout\":5000,\"params\":{}}"));
    }

    @Test
    void theSameInABinaryFrameIsAccepted() {
        var frame = new BinaryFrame("{\"event\":\"é\"}".getBytes(StandardCharsets.UTF_8));

        assertEquals(new Message("é", null, null, new Payload.Json("null")), format.read(frame));
    }

    @Test
    void aBinaryFrameThatIsNotUtf8IsMalformed() {
        assertEquals(new Malformed(null, "the message is not UTF-8"), format.read(new BinaryFrame(new byte[] {-1})));
    }

    @Test
    void aNewTokenIsReadAsItIsAndShownNowhere() {
        Envelope envelope = read("{\"auth\":\"se\\u0063ret\",\"id\":3}");

        assertEquals(new Authentication("secret", "3"), envelope);
        assertEquals("Authentication[id=3]", envelope.toString());
        assertEquals(new Authentication("secret", null), read("{\"x\":1,\"auth\":\"secret\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"a\"", "-1.5", "1E+2", "-0.0", "90071992547409931", "\"\\u00e4 \\/\""})
    void aPingIsAnsweredWithItsToken(String token) {
        Envelope envelope = read("{\"ping\":" + token + "}");

        assertEquals(new Answered(new TextFrame("{\"pong\":" + token + "}")), envelope);
    }

    @Test
    void aPongWantsNothing() {
        assertEquals(new Ignored(), read("{\"pong\":7}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "[{}]", "\"event\"", "7", "hello", "\uFEFF{}"})
    void whatBeginsWithNoBraceIsNoObject(String text) {
        assertEquals(new Malformed(null, "the message is not a JSON object"), read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":say}|9",
                "{event:1}|1",
                "{\"event\":\"say\",}|15",
                "{\"event\":\"say\"}}|15",
                "{\"event\":\"say\"} x|16",
                "{\"a\":01}|6",
                "{\"a\":+1}|5",
                "{\"a\":.5}|5",
                "{\"a\":\"\\x\"}|7",
                "{\"a\":\"\\u00g0\"}|10",
                "{\"a\":[1}|7",
                "{\"a\":[1,]}|8",
                "{\"a\" 1}|5",
                "{'a':1}|1",
                "{\"a\":nul}|8",
                "{\"id\":4,\"a\":tru e}|15"
            })
    void brokenJsonIsToldWithItsPosition(String text, int position) {
        assertEquals(
                new Malformed(null, "the message is not JSON: unexpected character at position " + position),
                read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":-", "{\"a\":1e", "{\"a\":[[", "{\"a\":\"\\"
            })
    void jsonThatEndsTooEarlyIsToldWithItsLength(String text) {
        assertEquals(
                new Malformed(null, "the message is not JSON: it ends too early, at position " + text.length()),
                read(text));
    }

    @Test
    void aControlCharacterInAStringIsNoJson() {
        assertEquals(
                new Malformed(null, "the message is not JSON: unexpected character at position 6"),
                read("{\"a\":\"\n\"}"));
        assertEquals(
                new Malformed(null, "the message is not JSON: unexpected character at position 5"), read("{\"a\":\0}"));
    }

    @Test
    void depthIsLimitedAndToldAsItIs() {
        assertInstanceOf(Message.class, read("{\"event\":\"a\",\"data\":[[[]]]}"));
        assertEquals(
                new Malformed("1", "the message nests 5 deep, the limit is 4"),
                read("{\"event\":\"a\",\"id\":1,\"data\":[[[[]]]]}"));
        assertEquals(
                new Malformed("1", "the message nests 30001 deep, the limit is 4"),
                read("{\"event\":\"a\",\"id\":1,\"data\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
        assertEquals(
                new Malformed(null, "the message nests 10001 deep, the limit is 4"),
                read("{\"event\":\"a\",\"data\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}"));
    }

    @Test
    void membersAndElementsOfAllLevelsAreLimitedTogether() {
        assertInstanceOf(Message.class, read("{\"event\":\"a\",\"data\":{\"a\":[1,2,3],\"b\":[1,2],\"c\":{}}}"));
        assertEquals(
                new Malformed(null, "the message has 11 members and elements, the limit is 10"),
                read("{\"event\":\"a\",\"data\":{\"a\":[1,2,3],\"b\":[1,2],\"c\":{\"d\":1}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|the message has no \"event\"",
                "{\"data\":1}|the message has no \"event\"",
                "{\"event\":7}|\"event\" must be a string",
                "{\"event\":null}|\"event\" must be a string",
                "{\"event\":\"\"}|\"event\" must not be empty",
                "{\"event\":\"$reconnect\"}|events that begin with \"$\" are Wirebean's own",
                "{\"event\":\"\\u0024x\"}|events that begin with \"$\" are Wirebean's own",
                "{\"event\":\"error\"}|the event \"error\" is Wirebean's own",
                "{\"event\":\"a\",\"path\":7}|\"path\" must be a string",
                "{\"event\":\"a\",\"params\":[]}|\"params\" must be an object",
                "{\"event\":\"a\",\"timeout\":0}|\"timeout\" must be a positive integer, in milliseconds",
                "{\"event\":\"a\",\"timeout\":-5}|\"timeout\" must be a positive integer, in milliseconds",
                "{\"event\":\"a\",\"timeout\":1.5}|\"timeout\" must be a positive integer, in milliseconds",
                "{\"event\":\"a\",\"timeout\":\"5\"}|\"timeout\" must be a positive integer, in milliseconds",
                "{\"event\":\"a\",\"id\":null}|\"id\" must be a string or a number",
                "{\"event\":\"a\",\"id\":{}}|\"id\" must be a string or a number",
                "{\"event\":\"a\",\"id\":true}|\"id\" must be a string or a number",
                "{\"event\":\"a\",\"id\":1,\"id\":1}|the member \"id\" stands twice",
                "{\"id\":1,\"id\":2,\"event\":\"a\",\"event\":\"b\"}|the member \"event\" stands twice",
                "{\"event\":\"a\",\"\\u0065vent\":\"b\"}|the member \"event\" stands twice",
                "{\"ping\":{}}|\"ping\" must be a string or a number",
                "{\"ping\":1,\"data\":2}|the message mixes \"ping\" and \"data\"",
                "{\"ping\":1,\"pong\":2}|the message mixes \"ping\" and \"pong\""
            })
    void aHeadThatIsNoMessageIsToldWithoutAnId(String text, String why) {
        assertEquals(new Malformed(null, why), read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"data\":1|a reply is not taken here",
                "\"path\":\"/a\"|the message has no \"event\"",
                "\"error\":{\"code\":\"X\"}|an \"error\" message is not taken here",
                "\"next\":{}|a \"next\" message is not taken here",
                "\"done\":true|a \"done\" message is not taken here",
                "\"request\":16|a \"request\" message is not taken here",
                "\"cancel\":true|a \"cancel\" message is not taken here",
                "\"auth\":\"\"|\"auth\" must be a string that is not empty",
                "\"auth\":7|\"auth\" must be a string that is not empty",
                "\"auth\":null|\"auth\" must be a string that is not empty",
                "\"auth\":{}|\"auth\" must be a string that is not empty",
                "\"auth\":\"secret\",\"data\":1|the message mixes \"auth\" and \"data\"",
                "\"auth\":\"secret\",\"timeout\":1|the message mixes \"auth\" and \"timeout\"",
                "\"event\":\"a\",\"auth\":\"secret\"|the message mixes \"event\" and \"auth\"",
                "\"auth\":\"secret\",\"ping\":1|the message mixes \"auth\" and \"ping\"",
                "\"auth\":\"secret\",\"auth\":\"secret\"|the member \"auth\" stands twice",
                "\"event\":\"a\",\"watch\":\"b\"|the message mixes \"event\" and \"watch\"",
                "\"watch\":\"b\",\"event\":\"a\"|the message mixes \"event\" and \"watch\"",
                "\"event\":\"error\",\"error\":{}|the message mixes \"event\" and \"error\"",
                "\"event\":\"a\",\"topic\":\"b\"|the message mixes \"event\" and \"topic\"",
                "\"cancel\":true,\"data\":1|the message mixes \"cancel\" and \"data\"",
                "\"ping\":1|the message mixes \"ping\" and \"id\"",
                "\"event\":\"a\",\"event\":\"a\"|the member \"event\" stands twice",
                "\"event\":\"a\",\"data\":1,\"data\":2|the member \"data\" stands twice"
            })
    void aHeadThatIsNoMessageIsToldToItsId(String members, String why) {
        assertEquals(new Malformed("\"x\"", why), read("{\"id\":\"x\"," + members + "}"));
    }

    @Test
    void anEventIsWrittenWithItsData() {
        assertEquals(
                new TextFrame("{\"event\":\"joined\",\"data\":{\"username\":\"ann\"}}"),
                format.event(Outgoing.of("joined", Map.of("username", "ann")), codec));
        assertEquals(
                new TextFrame("{\"event\":\"a\\\"b\\\\\\n\\u0001\\ud800é\",\"data\":[]}"),
                format.event(Outgoing.of("a\"b\\\n\u0001\ud800é", List.of()), codec));
    }

    @Test
    void anEventWithoutDataHasNoDataMember() {
        assertEquals(new TextFrame("{\"event\":\"typing\"}"), format.event(Outgoing.of("typing", null), codec));
    }

    @Test
    void aReplyAlwaysHasData() {
        assertEquals(new TextFrame("{\"id\":1,\"data\":null}"), format.reply("1", null, codec));
        assertEquals(
                new TextFrame("{\"id\":\"a\",\"data\":[\"ann\",\"bob\"]}"),
                format.reply("\"a\"", List.of("ann", "bob"), codec));
    }

    @Test
    void aFailureGoesToTheIdOfItsMessage() {
        Frame frame = format.failure("4", Failure.of(SystemCode.UNKNOWN_EVENT, "did you mean \"say\"?"), codec);

        assertEquals(
                new TextFrame(
                        "{\"id\":4,\"error\":{\"code\":\"UNKNOWN_EVENT\",\"message\":\"did you mean \\\"say\\\"?\"}}"),
                frame);
    }

    @Test
    void aFailureWithoutIdIsTheEventError() {
        Frame frame = format.failure(null, new Failure("ROOM_FULL", 400, "full", Map.of("max", 2), "k3f"), codec);

        assertEquals(
                new TextFrame("{\"event\":\"error\",\"error\":{\"code\":\"ROOM_FULL\",\"message\":\"full\","
                        + "\"details\":{\"max\":2},\"ref\":\"k3f\"}}"),
                frame);
    }

    private Envelope read(String text) {
        return format.read(new TextFrame(text));
    }
}
