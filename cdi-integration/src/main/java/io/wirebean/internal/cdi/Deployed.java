// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.ApplicationPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;

/** An application that nothing is wrong with, ready to be started. */
record Deployed(ApplicationPlan plan, Settings settings, PayloadCodec codec, ConnectionObserver observer) {}
