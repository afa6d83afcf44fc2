// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * Refuses an upgrade from anywhere below a guard.
 *
 * @since 0.1
 */
public class UpgradeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UpgradeDecision refusal;

    /**
     * Refuses with this decision.
     *
     * @throws IllegalArgumentException if it is no refusal
     */
    public UpgradeRefusedException(UpgradeDecision refusal) {
        super("upgrade refused with " + refusal.status(), null, false, false);
        if (!refusal.isRefusal()) {
            throw new IllegalArgumentException("an accepting decision is no refusal");
        }
        this.refusal = refusal;
    }

    /** Refuses with this HTTP status, 400 to 599. */
    public UpgradeRefusedException(int status) {
        this(UpgradeDecision.refuse(status));
    }

    /** The answer to the client. */
    public UpgradeDecision refusal() {
        return refusal;
    }
}
