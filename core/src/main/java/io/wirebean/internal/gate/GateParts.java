// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeRefused;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.PayloadCodec;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What a gate is made of; all handed in, nothing looked up.
 *
 * @param maxPending how many upgrades may wait for their guards
 * @param guards runs guards, which may block its threads; handlers run elsewhere, so that a guard that hangs holds up none
 * @param timer one thread for the deadlines; no guard runs on it
 * @param refusals told of every refusal, on the thread that decided
 */
public record GateParts(
        Settings settings,
        int maxPending,
        Executor guards,
        ScheduledExecutorService timer,
        UpgradeScope scope,
        PayloadCodec codec,
        Occupancy occupancy,
        Consumer<UpgradeRefused> refusals) {}
