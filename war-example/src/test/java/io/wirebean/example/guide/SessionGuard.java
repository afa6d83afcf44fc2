// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.spi.UpgradeGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The recipe for an application whose login lives in the HTTP session. */
// tag::session[]
@ApplicationScoped
public class SessionGuard implements UpgradeGuard {

    @Override
    public Optional<Identity> decide(UpgradeRequest request) {
        return request.session()
                .filter(session -> isFromOurPage(session, request))
                .flatMap(session -> session.attribute("user"))
                .map(user -> Identity.of((String) user).roles("member").build());
    }

    /** The CSRF token that our pages know, and pages of others do not. */
    private static boolean isFromOurPage(HttpSession session, UpgradeRequest request) {
        Optional<Object> expected = session.attribute("csrf");
        return expected.isPresent() && expected.equals(request.query("csrf"));
    }

    @Override
    public String challenge() {
        return "Session";
    }
}
// end::session[]
