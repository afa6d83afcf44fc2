// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Logs what a guard has thrown, without the credentials of the request: a verifier may well put its token into the text. */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    /** Shorter ones would black out half of a stack trace, and protect nothing. */
    private static final int MIN_SECRET = 4;

    private FailureLog() {}

    /** Returns the reference under which it is logged. */
    static String log(String place, Throwable failure, UpgradeView request) {
        String ref = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        LOG.log(
                Level.WARNING,
                place + " failed on an upgrade, told to the client as reference " + ref + "\n"
                        + without(secrets(request), trace(failure)));
        return ref;
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
