// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * What became of one message for all connections of an audience at the moment it was sent.
 *
 * @param queued how many connections have it in their queue
 * @param dropped how many do not get it, since they are closed or their queue is full
 * @since 0.1
 */
public record SendReport(int queued, int dropped) {

    /** How many connections the audience had. */
    public int total() {
        return queued + dropped;
    }
}
