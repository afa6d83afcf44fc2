// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Refuses, and tells in the body what there was to see of the request. */
@WSController(
        value = "/sight/{place}",
        subprotocols = {"v1", "v2"})
public class SightController extends Answering {

    @OnWSUpgrade
    UpgradeDecision tell(UpgradeRequest request) {
        String sight = String.join(
                "\n",
                "method " + request.method(),
                "uri " + request.uri(),
                "path " + request.path(),
                "variables " + request.pathVariables(),
                "query " + request.query().get("q"),
                "header " + request.headers("x-mood"),
                "cookie " + request.cookie("visit").orElse("none"),
                "subprotocols " + request.subprotocols() + request.subprotocol().orElse("none"),
                "token " + request.bearerToken().orElse("none"),
                "origin " + request.origin().orElse("none"),
                "remote " + request.remoteAddress().map(SightController::host).orElse("none"),
                "secure " + request.isSecure(),
                "session " + request.session().isPresent(),
                "principal " + request.principal().isPresent() + request.isCallerInRole("user"),
                "identity " + request.identity().name() + request.identity().roles(),
                "controllers "
                        + request.controllers().stream()
                                .map(Class::getSimpleName)
                                .toList());
        return UpgradeDecision.refuse(409).text(sight);
    }

    private static String host(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return host.isLoopbackAddress() ? "loopback" : host.getHostAddress();
    }
}
