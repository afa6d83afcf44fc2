// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import io.wirebean.SendReport.Missed;
import java.util.List;

/**
 * What has become of one message for all connections of an audience in the end.
 *
 * @param written to how many the server has handed its last byte to the network
 * @param missed those who did not get it, and why
 * @since 0.1
 */
public record DeliveryReport(int written, List<Missed> missed) {

    public DeliveryReport {
        missed = List.copyOf(missed);
    }

    /** How many connections the audience had. */
    public int total() {
        return written + missed.size();
    }

    /** For how many this became of it. */
    public int count(Delivery outcome) {
        if (outcome == Delivery.WRITTEN) {
            return written;
        }
        return (int) missed.stream().filter(one -> one.why() == outcome).count();
    }
}
