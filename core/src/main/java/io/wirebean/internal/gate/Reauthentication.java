// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.util.concurrent.CompletionStage;

/** Asks the guards of a live connection again, with a token that its peer has sent. */
@FunctionalInterface
public interface Reauthentication {

    /** Asks on the threads of the guards; the stage never fails, and completes at the latest after {@code upgrade.timeout}. */
    CompletionStage<GateDecision> again(Admission admission, String token);
}
