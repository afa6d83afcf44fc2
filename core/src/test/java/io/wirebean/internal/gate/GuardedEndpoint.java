// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.GuardPlan;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.model.PathTemplate;
import io.wirebean.spi.Envelope.Message;
import io.wirebean.spi.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An endpoint at {@code /a} whose guards are the test's lambdas. */
final class GuardedEndpoint implements EndpointPlan {

    /** What a guard of a test does. */
    @FunctionalInterface
    interface Body {
        Object decide(UpgradeRequest request) throws Throwable;
    }

    private final List<GuardPlan> guards = new ArrayList<>();
    private String role = "";
    private boolean tokenInQuery;

    GuardedEndpoint guard(Body body) {
        String place = "guard " + (guards.size() + 1);
        guards.add(new GuardPlan() {
            @Override
            public String place() {
                return place;
            }

            @Override
            public String challenge() {
                return "Bearer";
            }

            @Override
            public Object decide(UpgradeRequest request) throws Throwable {
                return body.decide(request);
            }
        });
        return this;
    }

    GuardedEndpoint wants(String role) {
        this.role = role;
        return this;
    }

    GuardedEndpoint takesTokenFromQuery() {
        tokenInQuery = true;
        return this;
    }

    @Override
    public List<GuardPlan> guards() {
        return guards;
    }

    @Override
    public boolean admits(Identity identity) {
        return role.isEmpty() || identity.hasRole(role);
    }

    @Override
    public boolean tokenInQuery() {
        return tokenInQuery;
    }

    @Override
    public PathTemplate path() {
        return PathTemplate.ofUrl("/a");
    }

    @Override
    public List<String> subprotocols() {
        return List.of("v1", "json");
    }

    @Override
    public int maxMessageBytes() {
        throw new UnsupportedOperationException("a gate reads no messages");
    }

    @Override
    public Set<Class<?>> controllers() {
        return Set.of(GuardedEndpoint.class);
    }

    @Override
    public Credentials credentials() {
        return new Credentials(Set.of(), Set.of());
    }

    @Override
    public List<HandlerPlan> connectionHandlers() {
        return List.of();
    }

    @Override
    public List<HandlerPlan> disconnectionHandlers() {
        return List.of();
    }

    @Override
    public WireFormat format() {
        throw new UnsupportedOperationException("a gate reads no messages");
    }

    @Override
    public Route route(Message message) {
        throw new UnsupportedOperationException("a gate routes no messages");
    }

    @Override
    public Optional<HandlerPlan> errorHandler(Class<?> controller, Throwable failure) {
        throw new UnsupportedOperationException("a gate calls no handlers");
    }
}
