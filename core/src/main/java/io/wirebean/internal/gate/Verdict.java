// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.AttributeKey;
import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the guards of one upgrade have said so far, added up.
 *
 * @param identity who it is, with all that was granted
 * @param headers of the 101
 * @param subprotocol that a guard has chosen; null for none
 */
record Verdict(Identity identity, Map<String, List<String>> headers, @Nullable String subprotocol) {

    /** Without the headers, which may hold what no log should show. */
    @Override
    public String toString() {
        return "Verdict[" + identity + "]";
    }

    /** Nothing but what the server's own login says. */
    static Verdict beginning(Identity caller) {
        return new Verdict(caller, Map.of(), null);
    }

    /** Whether a decision says that the peer is somebody else than an earlier guard, or the server's login, has said. */
    boolean isContradictedBy(UpgradeDecision accepting) {
        return !accepting.isReplacing()
                && !identity.isAnonymous()
                && accepting
                        .identity()
                        .filter(other -> !other.isAnonymous() && !other.name().equals(identity.name()))
                        .isPresent();
    }

    /** With one more decision, which accepts. */
    Verdict and(UpgradeDecision accepting) {
        Identity together = accepting
                .identity()
                .map(granted -> join(granted, accepting.isReplacing()))
                .orElse(identity);
        return new Verdict(
                together, joined(accepting.headers()), accepting.subprotocol().orElse(subprotocol));
    }

    /** A principal that replaces another takes nothing over but the time when it ends. */
    private Identity join(Identity granted, boolean replacing) {
        Identity.Builder builder = nothingBut(granted.isAnonymous() ? identity : granted);
        if (replacing && !granted.isAnonymous() && !identity.isAnonymous()) {
            identity.expiresAt().ifPresent(builder::expiresAtLatest);
        } else {
            add(builder, identity);
        }
        add(builder, granted);
        return builder.build();
    }

    private static Identity.Builder nothingBut(Identity named) {
        return named.isAnonymous() ? Identity.anonymous().toBuilder() : Identity.of(named.principal());
    }

    private static void add(Identity.Builder builder, Identity more) {
        builder.roles(more.roles().toArray(String[]::new));
        more.device().ifPresent(builder::device);
        more.expiresAt().ifPresent(builder::expiresAtLatest);
        more.attributes().forEach((key, value) -> put(builder, key, value));
    }

    private static <T> void put(Identity.Builder builder, AttributeKey<T> key, Object value) {
        builder.attribute(key, key.type().cast(value));
    }

    private Map<String, List<String>> joined(Map<String, List<String>> more) {
        if (more.isEmpty()) {
            return headers;
        }
        var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        more.forEach((name, values) -> {
            var together = new ArrayList<>(all.getOrDefault(name, List.of()));
            together.addAll(values);
            all.put(name, List.copyOf(together));
        });
        return all;
    }
}
