// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRefusedException;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads what a guard has answered: a decision, or one of the shorter forms. */
final class Answers {

    private Answers() {}

    /**
     * The decision.
     *
     * @param known who it is so far
     * @throws IllegalStateException for an answer of another type
     */
    static UpgradeDecision decision(@Nullable Object answer, String challenge, Identity known) {
        if (answer instanceof Optional<?> optional) {
            return decision(optional.orElse(null), challenge, known);
        }
        if (answer instanceof UpgradeDecision decision) {
            return decision;
        }
        if (answer instanceof Identity identity) {
            return UpgradeDecision.accept().as(identity);
        }
        if (answer instanceof Principal principal) {
            return UpgradeDecision.accept().as(principal);
        }
        if (Boolean.TRUE.equals(answer)) {
            return UpgradeDecision.accept();
        }
        if (answer == null || Boolean.FALSE.equals(answer)) {
            return known.isAnonymous()
                    ? UpgradeDecision.refuse(401).header("WWW-Authenticate", challenge)
                    : UpgradeDecision.refuse(403);
        }
        throw new IllegalStateException(
                "a guard answers with a " + answer.getClass().getName()
                        + ": it may answer an UpgradeDecision, a boolean, a Principal, an Identity, an Optional of one, or a"
                        + " CompletionStage of any of these");
    }

    /** The refusal that a guard has thrown; empty for any other failure. */
    static Optional<UpgradeDecision> refusal(Throwable thrown) {
        if (thrown instanceof UpgradeRefusedException refused) {
            return Optional.of(refused.refusal());
        }
        boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && thrown.getCause() != null ? refusal(thrown.getCause()) : Optional.empty();
    }
}
