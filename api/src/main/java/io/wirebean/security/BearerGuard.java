// SPDX-License-Identifier: Apache-2.0
package io.wirebean.security;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.spi.TokenVerifier;
import io.wirebean.spi.UpgradeGuard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Admits who brings a token that one of the application's {@link TokenVerifier} beans knows, and refuses all others with 401
 * and {@code {"error":"unauthorized"}} (RFC 6750, section 3).
 *
 * @since 0.1
 */
public final class BearerGuard implements UpgradeGuard {

    private final List<TokenVerifier> verifiers;

    /** Made by Wirebean with the application's verifiers, by {@code @Priority}. */
    public BearerGuard(List<TokenVerifier> verifiers) {
        this.verifiers = List.copyOf(verifiers);
    }

    @Override
    public UpgradeDecision decide(UpgradeRequest request) {
        Optional<String> token = request.bearerToken();
        return token.stream()
                .flatMap(value -> verifiers.stream().flatMap(verifier -> Stream.ofNullable(verifier.verify(value))))
                .flatMap(Optional::stream)
                .findFirst()
                .map(identity -> UpgradeDecision.accept().as(identity))
                .orElseGet(() -> unauthorized(token.isPresent()));
    }

    private UpgradeDecision unauthorized(boolean tokenGiven) {
        return UpgradeDecision.refuse(401)
                .header("WWW-Authenticate", tokenGiven ? challenge() + " error=\"invalid_token\"" : challenge())
                .json(Map.of("error", "unauthorized"));
    }
}
