// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.json;

import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** In the {@code raw} format the whole message is the payload. */
@Conformance
class RawConformance {

    private final WireClient app;

    RawConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void textTravelsAsItIs() {
        try (var ann = app.connect("/raw/text")) {
            ann.receives("welcome").sends("häuser {").receives("häuser {");
        }
    }

    @Test
    void aTextHandlerGetsABinaryFrameAsUtf8() {
        try (var ann = app.connect("/raw/text")) {
            ann.receives("welcome")
                    .sends("ä€😀".getBytes(StandardCharsets.UTF_8))
                    .receives("ä€😀");
        }
    }

    @Test
    void nullSendsNothing() {
        try (var ann = app.connect("/raw/text")) {
            ann.receives("welcome").sends("silent").sends("over").receives("over");
        }
    }

    @Test
    void failuresAreSilent() {
        try (var ann = app.connect("/raw/text")) {
            ann.receives("welcome").sends("fail").sends("over").receives("over");
        }
    }

    @Test
    void bytesTravelAsTheyAre() {
        try (var ann = app.connect("/raw/bytes")) {
            ann.sends(new byte[] {1, 2, -1}).receives(new byte[] {-1, 2, 1});
        }
    }

    @Test
    void aBufferTravelsAsItIs() {
        try (var ann = app.connect("/raw/buffer")) {
            ann.sends(new byte[7]).receives("7 bytes".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void otherValuesTravelAsJson() {
        try (var ann = app.connect("/raw/record");
                var bob = app.connect("/raw/json")) {
            ann.sends(json("{'name':'pen','count':1}")).receives(json("{'name':'pen!','count':2}"));
            bob.sends(json("{'a':1,'b':2}")).receives("2");
        }
    }

    @Test
    void nonsenseCostsOnlyItself() {
        try (var ann = app.connect("/raw/record")) {
            ann.sends("{").sends("[".repeat(30_000)).sends("null and void");
            ann.sends(json("{'name':'pen','count':1}")).receives(json("{'name':'pen!','count':2}"));
        }
    }

    @Test
    void aPushSendsItsDataAlone() {
        try (var ann = app.connect("/raw/sends")) {
            ann.sends("x")
                    .receives("x")
                    .receives(json("{'name':'item','count':1}"))
                    .receives("over");
        }
    }
}
