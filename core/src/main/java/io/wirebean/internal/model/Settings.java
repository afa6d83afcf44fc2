// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.time.Duration;

/** What is configured, with defaults. */
public record Settings(Execution execution, Inbound inbound, Outbound outbound, int roomMaxPerConnection) {
    public static final Settings DEFAULTS = new Settings(
            new Execution("auto", 256, Duration.ofSeconds(30)),
            new Inbound(65536, 64, 10000, 256, 1 << 20, Duration.ofSeconds(2), 16),
            new Outbound(1024, 1 << 20, Duration.ofSeconds(5)),
            256);

    public record Execution(String kind, int maxThreads, Duration disconnectTimeout) {}

    public record Inbound(
            int maxMessageBytes,
            int maxJsonDepth,
            int maxJsonMembers,
            int maxPending,
            int maxPendingBytes,
            Duration maxWait,
            int maxConcurrent) {}

    public record Outbound(int maxMessages, int maxBytes, Duration closeTimeout) {}
}
