// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.UpgradeRequest;
import io.wirebean.conformance.app.Journal;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Notes each call that decides on an upgrade. */
@Watched
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class WatchingInterceptor {

    @Inject
    Journal journal;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        if (call.getParameters().length > 0 && call.getParameters()[0] instanceof UpgradeRequest request) {
            String name = call.getMethod().getName();
            request.query("key").ifPresent(key -> journal.note(key + " guards", "around " + name));
        }
        return call.proceed();
    }
}
