// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Notes each call before and after. */
@Noted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class NotingInterceptor {

    @Inject
    Journal journal;

    @Inject
    Connection connection;

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        String name = call.getMethod().getName();
        journal.note(connection, "before " + name);
        try {
            return call.proceed();
        } finally {
            journal.note(connection, "after " + name);
        }
    }
}
