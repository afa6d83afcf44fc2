// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What has to be active around a guard: request context, class loader. No connection is there yet. */
public interface UpgradeScope {

    /** Activates nothing. */
    UpgradeScope NONE = new UpgradeScope() {
        @Override
        public <T extends @Nullable Object> T guard(Callable<T> call) throws Exception {
            return call.call();
        }
    };

    /** Runs one call of a guard on this thread. */
    <T extends @Nullable Object> T guard(Callable<T> call) throws Exception;
}
