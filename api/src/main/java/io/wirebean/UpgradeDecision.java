// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a guard says of an upgrade: {@link #accept}, with what it knows of the peer, or {@link #refuse}, with an HTTP status.
 * Immutable: each method gives another decision.
 *
 * <pre>{@code
 * UpgradeDecision.accept().as(user).roles("member").expiresAt(token.expiry());
 * UpgradeDecision.refuse(401).header("WWW-Authenticate", "Bearer").json(Map.of("error", "unauthorized"));
 * }</pre>
 *
 * <p>Of several guards all must accept. Roles, attributes and headers add up, the earliest expiry wins, {@code accept()}
 * alone keeps who is known so far, and the first refusal ends.
 *
 * @since 0.1
 */
public final class UpgradeDecision {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern RESERVED = Pattern.compile(
            "sec-websocket-.*|upgrade|connection|content-length|transfer-encoding", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private final int status;
    private final @Nullable Identity identity;
    private final boolean replacing;
    private final @Nullable String subprotocol;
    private final Map<String, List<String>> headers;
    private final @Nullable Body body;

    private UpgradeDecision(int status, Granted granted, Map<String, List<String>> headers, @Nullable Body body) {
        this.status = status;
        this.identity = granted.identity();
        this.replacing = granted.replacing();
        this.subprotocol = granted.subprotocol();
        this.headers = headers;
        this.body = body;
    }

    /** What an accepting decision says of the peer. */
    private record Granted(@Nullable Identity identity, boolean replacing, @Nullable String subprotocol) {

        static final Granted NOTHING = new Granted(null, false, null);
    }

    /** Lets the peer in. */
    public static UpgradeDecision accept() {
        return new UpgradeDecision(101, Granted.NOTHING, Map.of(), null);
    }

    /**
     * Refuses the upgrade with this HTTP status; nothing opens.
     *
     * @param status 400 to 599
     * @throws IllegalArgumentException for another status
     */
    public static UpgradeDecision refuse(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a refusal's status is " + status + ", but must be from 400 to 599");
        }
        return new UpgradeDecision(status, Granted.NOTHING, Map.of(), null);
    }

    /** Says who the peer is. A different one than an earlier guard has said is refused unless {@link #replacing}. */
    public UpgradeDecision as(Principal principal) {
        Identity known = identity;
        Identity.Builder named = Identity.of(principal);
        return known == null ? granting(named.build()) : granting(with(named, known));
    }

    /** Says who the peer is, by a name that must not be blank. */
    public UpgradeDecision as(String name) {
        return as(Identity.of(name).build().principal());
    }

    /** Says who the peer is, with the roles, device, expiry and attributes of this identity and of this decision. */
    public UpgradeDecision as(Identity identity) {
        Identity known = this.identity;
        return granting(known == null ? identity : with(identity.toBuilder(), known));
    }

    /** Lets {@link #as} replace another principal, and all that was granted to it. */
    public UpgradeDecision replacing() {
        return new UpgradeDecision(accepting(), new Granted(identity, true, subprotocol), headers, body);
    }

    /** Adds roles. */
    public UpgradeDecision roles(String... roles) {
        return granting(builder -> builder.roles(roles));
    }

    /** Says which of the user's devices it is. */
    public UpgradeDecision device(String device) {
        return granting(builder -> builder.device(device));
    }

    /** Says when the identity ends; the connection is closed with 4401 then, unless it has a newer one. */
    public UpgradeDecision expiresAt(Instant instant) {
        return granting(builder -> builder.expiresAt(instant));
    }

    /** Says how long the identity lives from now on. */
    public UpgradeDecision expiresIn(Duration lifetime) {
        return expiresAt(Instant.now().plus(lifetime));
    }

    /** Sets an attribute of the identity. */
    public <T> UpgradeDecision attribute(AttributeKey<T> key, T value) {
        return granting(builder -> builder.attribute(key, value));
    }

    /** Chooses one of the subprotocols that the client offers and the controller speaks. */
    public UpgradeDecision subprotocol(String subprotocol) {
        return new UpgradeDecision(accepting(), new Granted(identity, replacing, subprotocol), headers, body);
    }

    /**
     * Adds a header to the response, be it the 101 or the refusal.
     *
     * @throws IllegalArgumentException for a name that is no token, a value with control characters, and headers of the
     *     handshake or of the message's framing
     */
    public UpgradeDecision header(String name, String value) {
        if (!TOKEN.matcher(name).matches() || RESERVED.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no header that a decision can set");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("the value of \"" + name + "\" has characters that no header may have");
        }
        var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        var values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new UpgradeDecision(status, granted(), more, body);
    }

    /** Gives a refusal a body of text. */
    public UpgradeDecision text(String text) {
        return new UpgradeDecision(refusing(), Granted.NOTHING, headers, new Body.Text(text));
    }

    /** Gives a refusal a body of JSON: this value, encoded as payloads are. */
    public UpgradeDecision json(Object value) {
        return new UpgradeDecision(refusing(), Granted.NOTHING, headers, new Body.Json(value));
    }

    /** Whether it refuses. */
    public boolean isRefusal() {
        return status != 101;
    }

    /** The HTTP status: 101, or that of the refusal. */
    public int status() {
        return status;
    }

    /** What it says of the peer: anonymous, with what was granted, where it says no name; empty where it says nothing. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Whether its principal replaces another. */
    public boolean isReplacing() {
        return replacing;
    }

    /** The subprotocol that it chooses. */
    public Optional<String> subprotocol() {
        return Optional.ofNullable(subprotocol);
    }

    /** The headers of the response. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The body of a refusal; empty for none. */
    public Optional<Body> body() {
        return Optional.ofNullable(body);
    }

    /** The status alone: headers may hold what no log should show. */
    @Override
    public String toString() {
        return "UpgradeDecision[" + status + "]";
    }

    private UpgradeDecision granting(UnaryOperator<Identity.Builder> change) {
        Identity known = identity;
        return granting(change.apply((known == null ? Identity.anonymous() : known).toBuilder())
                .build());
    }

    private UpgradeDecision granting(Identity granted) {
        return new UpgradeDecision(accepting(), new Granted(granted, replacing, subprotocol), headers, body);
    }

    private static Identity with(Identity.Builder named, Identity known) {
        named.roles(known.roles().toArray(String[]::new));
        known.device().ifPresent(named::device);
        known.expiresAt().ifPresent(named::expiresAtLatest);
        known.attributes().forEach((key, value) -> put(named, key, value));
        return named.build();
    }

    private static <T> void put(Identity.Builder named, AttributeKey<T> key, Object value) {
        named.attribute(key, key.type().cast(value));
    }

    private Granted granted() {
        return new Granted(identity, replacing, subprotocol);
    }

    private int accepting() {
        if (isRefusal()) {
            throw new IllegalStateException("a refusal grants nothing");
        }
        return status;
    }

    private int refusing() {
        if (!isRefusal()) {
            throw new IllegalStateException("an accepted upgrade has no body: its response is the 101");
        }
        return status;
    }

    /**
     * The body of a refusal.
     *
     * @since 0.1
     */
    public sealed interface Body {

        /** Text, sent as UTF-8. */
        record Text(String text) implements Body {}

        /** A value, encoded as payloads are. */
        record Json(Object value) implements Body {}
    }
}
