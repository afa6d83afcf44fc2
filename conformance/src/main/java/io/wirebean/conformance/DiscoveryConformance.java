// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;

import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** Controllers are found without a beans.xml, at the paths that they name. */
@Conformance
public class DiscoveryConformance {

    private final WireClient app;

    /** Against the application of this client. */
    protected DiscoveryConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void aControllerWithoutAPathIsAtTheRoot() {
        answers("/", "'root'");
    }

    @Test
    void aMissingLeadingSlashIsAdded() {
        answers("/paths/bare", "'bare'");
    }

    @Test
    void oneControllerServesSeveralPaths() {
        answers("/paths/first", "'/paths/first {}'");
        answers("/paths/second/ann", "'/paths/second/ann {name=ann}'");
    }

    @Test
    void aPlaceholderInAPathHasItsDefault() {
        answers("/paths/somewhere", "'configured'");
    }

    @Test
    void aCatchAllTakesWhatIsLeft() {
        answers("/paths/files/a", "'rest a'");
        answers("/paths/files/a/b%20c/d", "'rest a/b c/d'");
    }

    @Test
    void aCatchAllTakesSixteenSegments() {
        answers("/paths/files/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "'rest 1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16'");
    }

    @Test
    void aLiteralPathIsNearerThanACatchAll() {
        answers("/paths/files/index", "'index'");
    }

    @Test
    void aPathThatNobodyServesIsNotFound() {
        app.upgrade("/paths/nowhere").refusedWith(404);
    }

    private void answers(String path, String data) {
        try (var ann = app.connect(path)) {
            ann.sends(request(1, "where")).receives(reply(1, data));
        }
    }
}
