// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.UpgradeRequest.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionGuardTest {

    private final SessionGuard guard = new SessionGuard();

    @Test
    void userOfTheSessionIsAdmittedFromOurPage() {
        Identity ann = guard.decide(request(Map.of("user", "ann", "csrf", "k3y"), "k3y"))
                .orElseThrow();

        assertEquals("ann", ann.name());
        assertEquals(Set.of("member"), ann.roles());
    }

    @Test
    void pageThatDoesNotKnowTheTokenIsRefused() {
        assertEquals(Optional.empty(), guard.decide(request(Map.of("user", "ann", "csrf", "k3y"), "guess")));
        assertEquals(Optional.empty(), guard.decide(request(Map.of("user", "ann", "csrf", "k3y"), null)));
        assertEquals(Optional.empty(), guard.decide(request(Map.of("user", "ann"), null)));
    }

    @Test
    void sessionWithoutUserIsRefused() {
        assertEquals(Optional.empty(), guard.decide(request(Map.of("csrf", "k3y"), "k3y")));
    }

    /** A request that knows its session and the parameter {@code csrf}, and nothing else. */
    private static UpgradeRequest request(Map<String, String> session, @Nullable String csrf) {
        return (UpgradeRequest) Proxy.newProxyInstance(
                SessionGuardTest.class.getClassLoader(),
                new Class<?>[] {UpgradeRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "session" -> Optional.of(new StoredSession(session));
                    case "query" -> Optional.ofNullable(csrf);
                    default -> throw new AssertionError("nobody asks for " + method);
                });
    }

    private record StoredSession(Map<String, String> attributes) implements HttpSession {

        @Override
        public String id() {
            return "s1";
        }

        @Override
        public Optional<Object> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }
    }
}
