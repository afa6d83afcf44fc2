// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Logs what a guard has thrown, without the credentials of the request: a verifier may well put its token into the text.
 *
 * <p>A client that knows how to make a guard throw must not fill the log: of one kind of failure, the same class at the same
 * place, a few are logged in a minute, and the rest is counted.
 */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    /** Shorter ones would black out half of a stack trace, and protect nothing. */
    private static final int MIN_SECRET = 4;

    /** How many failures of one kind are logged in a minute. */
    static final int FULL = 5;

    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    /** There are few guards, but an application may make classes while it runs. */
    private static final int MAX_KINDS = 100;

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kind> kinds = new HashMap<>();

    /** @param nanos a time that nobody sets */
    FailureLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What was logged of one kind since its minute began. */
    private static final class Kind {
        private final long since;
        private int seen;
        private String ref = "";

        Kind(long since) {
            this.since = since;
        }
    }

    /**
     * What becomes of one failure.
     *
     * @param ref of its entry, or of the last one of its kind
     * @param number in its minute
     * @param uncounted failures of the minute before that were not logged
     */
    private record Turn(String ref, int number, int uncounted) {}

    /** Returns the reference under which it, or one of its kind, is logged. */
    String log(String place, Throwable failure, UpgradeView request) {
        String name = failure.getClass().getName();
        Turn turn = turn(place + " " + name);
        if (turn.uncounted() > 0) {
            LOG.log(Level.WARNING, place + " had failed " + turn.uncounted() + " more times with " + name);
        }
        if (turn.number() <= FULL) {
            LOG.log(
                    Level.WARNING,
                    place + " failed on an upgrade, told to the client as reference " + turn.ref() + "\n"
                            + without(secrets(request), trace(failure)));
        } else if (turn.number() == FULL + 1) {
            LOG.log(
                    Level.WARNING,
                    place + " goes on failing with " + name
                            + ": counted for a minute and not logged, told to clients as" + " reference " + turn.ref());
        }
        return turn.ref();
    }

    private Turn turn(String name) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            Kind kind = kinds.get(name);
            int uncounted = 0;
            if (kind == null || now - kind.since > WINDOW) {
                uncounted = kind == null ? 0 : Math.max(0, kind.seen - FULL);
                kind = new Kind(now);
                if (kinds.size() >= MAX_KINDS) {
                    kinds.clear();
                }
                kinds.put(name, kind);
            }
            if (++kind.seen <= FULL) {
                kind.ref = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
            }
            return new Turn(kind.ref, kind.seen, uncounted);
        } finally {
            lock.unlock();
        }
    }

    private static List<String> secrets(UpgradeView request) {
        HandshakeFacts facts = request.facts();
        var secrets = new ArrayList<String>();
        Tokens.Found token = request.credentials().found();
        if (token != null) {
            secrets.add(token.value());
        }
        for (String header : List.of("authorization", "proxy-authorization")) {
            facts.headers(header).forEach(value -> secrets.add(value.substring(value.indexOf(' ') + 1)));
        }
        secrets.addAll(facts.headers().cookieValues());
        secrets.addAll(Tokens.carried(facts.headers()));
        Set<String> parameters = request.credentials().parameters();
        parameters.forEach(name -> secrets.addAll(facts.query().getOrDefault(name, List.of())));
        // as the client has written them, which a URI in the text repeats
        secrets.addAll(PercentEncoding.rawValues(facts.uri().getRawQuery(), parameters));
        // the longest first: one may be a part of another
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        secrets.removeIf(secret -> secret.length() < MIN_SECRET);
        return secrets;
    }

    private static String without(List<String> secrets, String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "[hidden]");
        }
        return masked;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
