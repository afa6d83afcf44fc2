// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.UpgradeRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** An HTTP session of the server, on any thread and after its end. */
final class ServletSession implements UpgradeRequest.HttpSession {

    private final HttpSession session;
    private final RequestThread request;

    ServletSession(HttpSession session, RequestThread request) {
        this.session = session;
        this.request = request;
    }

    HttpSession session() {
        return session;
    }

    @Override
    public String id() {
        try {
            // its id can be had of one that is over, this cannot
            session.getCreationTime();
            return session.getId();
        } catch (IllegalStateException e) {
            return "";
        }
    }

    @Override
    public Optional<Object> attribute(String name) {
        return request.isOver() ? attributeOf(name) : request.ask(() -> attributeOf(name), Optional.empty());
    }

    private Optional<Object> attributeOf(String name) {
        try {
            return Optional.ofNullable(session.getAttribute(name));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Neither id nor attributes, which no log should show. */
    @Override
    public String toString() {
        return "HttpSession";
    }
}
