// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeDecision.Body;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.spi.PayloadCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Words the answers to upgrades that are refused. */
final class Refusals {

    private static final String CONTENT_TYPE = "Content-Type";

    /** How long a client stays away at most whose server stops: time to start another. */
    private static final int MOST_SECONDS_AWAY = 5;

    private final PayloadCodec codec;

    Refusals(PayloadCodec codec) {
        this.codec = codec;
    }

    /**
     * The answer that a guard has chosen, exactly.
     *
     * @throws RuntimeException if its body cannot be encoded
     */
    Refused of(UpgradeDecision refusal) {
        Body body = refusal.body().orElse(null);
        if (body == null) {
            return new Refused(refusal.status(), refusal.headers(), "");
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(refusal.headers());
        if (body instanceof Body.Json json) {
            headers.putIfAbsent(CONTENT_TYPE, List.of("application/json"));
            return new Refused(refusal.status(), headers, codec.encode(json.value()));
        }
        headers.putIfAbsent(CONTENT_TYPE, List.of("text/plain;charset=UTF-8"));
        return new Refused(refusal.status(), headers, ((Body.Text) body).text());
    }

    /** An answer of ours that says when to come back. */
    static Refused later(int status, int seconds, String why) {
        return with("Retry-After", String.valueOf(seconds), Refused.because(status, why));
    }

    /** The answer of an application that stops; not all of those who get it are to come back in the same second. */
    static Refused leaving() {
        int seconds = 1 + ThreadLocalRandom.current().nextInt(MOST_SECONDS_AWAY);
        return later(503, seconds, "the server is going away");
    }

    /** An answer of ours that says which version of the protocol is spoken (RFC 6455, section 4.4). */
    static Refused outdated(String version) {
        return with(
                "Sec-WebSocket-Version", version, Refused.because(426, "version " + version + " is spoken (RFC 6455)"));
    }

    private static Refused with(String header, String value, Refused refused) {
        var headers = new TreeMap<>(refused.headers());
        headers.put(header, List.of(value));
        return new Refused(refused.status(), headers, refused.body());
    }

    /** The application has failed; {@code ref} names the entry in the log. */
    static Refused failed(String ref) {
        return new Refused(
                500,
                Map.of(CONTENT_TYPE, List.of("text/plain;charset=UTF-8")),
                "the server failed on this upgrade (" + ref + ")");
    }
}
