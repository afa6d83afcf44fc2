// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads become what handlers take. */
@Conformance
class PayloadConformance {

    private final WireClient app;

    PayloadConformance(WireClient app) {
        this.app = app;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "record     | {'name':'pen','count':1}                                  | {'name':'pen!','count':2}",
                "list       | [{'name':'a','count':1},{'name':'b','count':2}]           | 3",
                "map        | {'b':2,'a':1}                                             | {'a':1,'b':2}",
                "sealed     | {'kind':'circle','radius':3}                              | 'Circle[radius=3]'",
                "sealed     | {'kind':'square','side':4}                                | 'Square[side=4]'",
                "string     | 'ä€😀'                                                    | 'ä€😀!'",
                "int        | 41                                                        | 42",
                "date       | '2026-02-28'                                              | '2026-03-01'",
                "jsonObject | {'a':1,'b':{}}                                            | 2",
                "jsonArray  | [1,'x',null,{'a':[]}]                                     | [1,'x',null,{'a':[]}]",
                "jsonValue  | 'text'                                                    | 'text'",
                "jsonValue  | {'a':[true]}                                              | {'a':[true]}"
            })
    void aPayloadIsDecodedAndItsReplyEncoded(String event, String data, String replied) {
        try (var ann = app.connect("/payloads")) {
            ann.sends(request(1, event, data)).receives(reply(1, replied));
        }
    }

    @Test
    void partsOfAPayloadAreTakenByName() {
        try (var ann = app.connect("/payloads")) {
            ann.sends(request(
                            1, "parts", "{'name':'n','count':2,'note':'x','size':3,'items':[{'name':'i','count':1}]}"))
                    .receives(reply(1, "['n','2','x','3','[Item[name=i, count=1]]']"));
            ann.sends(request(2, "parts", "{'name':'n','count':2,'items':[]}"))
                    .receives(reply(2, "['n','2','no note','7','[]']"));
        }
    }

    @Test
    void aPrimitivePartThatIsAbsentIsAValidationError() {
        try (var ann = app.connect("/payloads")) {
            var failure = failure(ann.sends(request(1, "parts", "{'name':'n'}")).receivesText());

            assertEquals("VALIDATION_ERROR", failure.code());
            assertTrue(String.valueOf(failure.details()).contains(json("'path':'count'")), failure.toString());
        }
    }

    @Test
    void aPayloadThatDoesNotFitIsAValidationErrorThatNamesTheProperty() {
        try (var ann = app.connect("/payloads")) {
            var failure = failure(ann.sends(request(1, "record", "{'name':'n','count':'many'}"))
                    .receivesText());

            assertEquals("VALIDATION_ERROR", failure.code());
            assertTrue(String.valueOf(failure.details()).contains(json("'path':'count'")), failure.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int        | 'x'", "int        | {}", "int    | 1e999999999", "record | [1]",
                "record     | 7", "list       | {}", "sealed | {'kind':'triangle'}", "date | 'tomorrow'",
                "jsonObject | []", "jsonArray  | {}"
            })
    void aPayloadOfAnotherKindIsAValidationError(String event, String data) {
        try (var ann = app.connect("/payloads")) {
            var failure = failure(ann.sends(request(1, event, data)).receivesText());

            assertEquals("VALIDATION_ERROR", failure.code());
            ann.sends(request(2, "int", "1")).receives(reply(2, "2"));
        }
    }

    @Test
    void genericParametersOfInheritedHandlersAreResolved() {
        try (var ann = app.connect("/keeper")) {
            ann.sends(request(1, "keep", "{'name':'pen','count':1}"))
                    .receives(reply(1, "'Item Item[name=pen, count=1]'"));
            ann.sends(request(2, "keepAll", "[{'name':'a','count':1},{'name':'b','count':1}]"))
                    .receives(reply(2, "2"));
        }
    }

    @Test
    void anOverridingHandlerReplacesTheInheritedOne() {
        try (var ann = app.connect("/keeper")) {
            ann.sends(request(1, "overridden")).receives(reply(1, "'the overriding handler'"));
        }
    }

    @Test
    void anOverridingMethodWithoutTheAnnotationSwitchesTheHandlerOff() {
        try (var ann = app.connect("/keeper")) {
            assertEquals(
                    "UNKNOWN_EVENT",
                    failure(ann.sends(request(1, "switchedOff")).receivesText()).code());
        }
    }
}
