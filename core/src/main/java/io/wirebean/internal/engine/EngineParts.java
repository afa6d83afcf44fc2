// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.gate.Reauthentication;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What an engine is made of; all handed in, nothing looked up.
 *
 * @param executor handlers run on its threads and may block them
 * @param writers write what others have queued; no code of the application runs on them but what hangs on a
 *     {@link io.wirebean.SendResult#delivered}
 * @param timer one thread for the deadlines of all connections; no handler runs on it
 * @param clock says when identities expire
 * @param nanos a time that nobody sets, for rates
 */
public record EngineParts(
        Settings settings,
        Executor executor,
        Executor writers,
        ScheduledExecutorService timer,
        CallbackScope scope,
        PayloadCodec codec,
        ConnectionObserver observer,
        ConnectionEvents events,
        Reauthentication reauthentication,
        InstantSource clock,
        LongSupplier nanos) {}
