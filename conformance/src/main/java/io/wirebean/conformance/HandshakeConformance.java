// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** What is known of the upgrade is decoded once and the same on every server. */
@Conformance
public class HandshakeConformance {

    private final WireClient app;

    /** Against the application of this client. */
    protected HandshakeConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void pathVariablesAreDecodedAndConverted() {
        asks("/handshake/caf%C3%A9%20%2B/41", "path", "['café +',42]");
    }

    @Test
    void aPlusInAPathIsAPlus() {
        asks("/handshake/a+b/1", "path", "['a+b',2]");
    }

    @Test
    void aQueryParameterBecomesANumber() {
        asks(
                "/handshake/x/1?i=-7&l=9000000000&d=1.5&b=true&big=12345678901234567890.5",
                "numbers",
                "['-7','9000000000','1.5','true','12345678901234567890.5']");
    }

    @Test
    void aQueryParameterBecomesAnyTypeMadeOfOneString() {
        asks(
                "/handshake/x/1?unit=SECONDS&uuid=123e4567-e89b-12d3-a456-426614174000&for=PT5S&name=ann&colour=red",
                "types",
                "['SECONDS','123e4567-e89b-12d3-a456-426614174000','PT5S','ann','dark red']");
    }

    @Test
    void aQueryParameterMayComeSeveralTimesOrNever() {
        asks("/handshake/x/1?n=3&n=1&n=2", "several", "['[3, 1, 2]','[]','Optional[3]','Optional.empty','Anonymous']");
    }

    @Test
    void aPlainParameterThatIsAbsentFailsTheMessage() {
        try (var ann = app.connect("/handshake/x/1")) {
            var failure = failure(ann.sends(request(1, "required")).receivesText());

            assertEquals("VALIDATION_ERROR", failure.code());
            assertEquals("1", failure.about());
        }
    }

    @Test
    void aParameterThatCannotBeConvertedFailsTheMessage() {
        try (var ann = app.connect("/handshake/x/1?i=seven&l=1&d=1&b=true&big=1")) {
            assertEquals(
                    "VALIDATION_ERROR",
                    failure(ann.sends(request(1, "numbers")).receivesText()).code());
            ann.sends(request(2, "path")).receives(reply(2, "['x',2]"));
        }
    }

    @Test
    void headerNamesAreCaseInsensitive() {
        asks(app.upgrade("/handshake/x/1").header("X-Mood", "good"), "headers", "['good','[good]','good']");
    }

    @Test
    void aCookieIsKeptOnlyIfAHandlerAsksForIt() {
        asks(
                app.upgrade("/handshake/x/1").header("Cookie", "visit=7; secret=s3cr3t"),
                "cookie",
                "['7','7','not kept']");
    }

    @Test
    void credentialsAreNotKept() {
        asks(app.upgrade("/handshake/x/1").header("Authorization", "Bearer s3cr3t"), "credentials", "'not kept'");
    }

    @Test
    void theFactsOfTheUpgradeAreToldDecoded() {
        asks(
                app.upgrade("/handshake/caf%C3%A9/1?q=a%20b+c&q=%C3%A4&empty=")
                        .header("Accept-Language", "de-AT, en;q=0.5"),
                "facts",
                json("{'uri':'q=a%20b+c&q=%C3%A4&empty=','path':'/handshake/café/1',"
                        + "'variables':{'place':'café','number':'1'},"
                        + "'query':{'q':['a b c','ä'],'empty':['']},'locale':'de-AT'}"));
    }

    @Test
    void aPathVariableThatAnOpeningNeedsIsConvertedBeforeTheUpgrade() {
        app.upgrade("/opening/number/seven").refusedWith(404);
    }

    @Test
    void aQueryParameterThatAnOpeningNeedsIsConvertedBeforeTheUpgrade() {
        app.upgrade("/opening/number/7?half=x").refusedWith(400);
    }

    @Test
    void anOpeningGetsItsParameters() {
        try (var ann = app.connect("/opening/number/7?half=3")) {
            ann.receives(json("{'event':'connected','data':10}"));
        }
    }

    private void asks(String path, String event, String data) {
        asks(app.upgrade(path), event, data);
    }

    private void asks(Upgrade upgrade, String event, String data) {
        try (Conversation ann = upgrade.connect()) {
            ann.sends(request(1, event)).receives(reply(1, data));
        }
    }
}
