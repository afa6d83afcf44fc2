// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.UpgradeRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP session of the server, on any thread and after its end. */
final class ServletSession implements UpgradeRequest.HttpSession {

    private final HttpSession session;
    private final RequestThread request;
    private final @Nullable SessionAccess access;

    /** @param access for who keeps it alive; null for nobody */
    ServletSession(HttpSession session, RequestThread request, @Nullable SessionAccess access) {
        this.session = session;
        this.request = request;
        this.access = access;
    }

    HttpSession session() {
        return session;
    }

    @Nullable
    SessionAccess access() {
        return access;
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
