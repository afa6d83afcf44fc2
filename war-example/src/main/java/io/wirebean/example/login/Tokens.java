// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

import io.wirebean.Identity;
import io.wirebean.spi.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The logins that are open, in memory only: a token is 256 bits of chance that stand for an identity.
 *
 * <p>{@code -Dchat.token-lifetime=PT30M} says how long each lives. Thread-safe.
 */
@ApplicationScoped
public class Tokens implements TokenVerifier {

    /** The role of everybody who has logged in. */
    public static final String MEMBER = "member";

    /** The role of those whose name begins with {@code admin}. */
    public static final String STAFF = "staff";

    /** Room for a busy evening; without a bound, whoever logs in again and again would fill the memory. */
    static final int MAX_OPEN = 10_000;

    private final ConcurrentMap<String, Identity> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime = Duration.parse(System.getProperty("chat.token-lifetime", "PT30M"));

    @Inject
    Clock clock;

    /** Logs somebody in; empty if too many are. */
    Optional<Login> issue(String username) {
        Instant now = clock.instant();
        open.values().removeIf(identity -> isOver(identity, now));
        if (open.size() >= MAX_OPEN) {
            return Optional.empty();
        }
        String token = newToken();
        open.put(token, identity(username, now.plus(lifetime)));
        return Optional.of(new Login(token, lifetime.toSeconds()));
    }

    // tag::verify[]
    @Override
    public Optional<Identity> verify(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(open.get(token)).filter(identity -> !isOver(identity, now));
    }
    // end::verify[]

    /** Ends all logins of somebody. */
    public void forget(String username) {
        open.values().removeIf(identity -> identity.name().equals(username));
    }

    private String newToken() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Identity identity(String username, Instant end) {
        Identity.Builder builder = Identity.of(username).roles(MEMBER).expiresAt(end);
        return (username.startsWith("admin") ? builder.roles(STAFF) : builder).build();
    }

    private static boolean isOver(Identity identity, Instant now) {
        return identity.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
    }
}
