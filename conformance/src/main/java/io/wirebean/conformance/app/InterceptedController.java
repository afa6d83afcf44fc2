// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.enterprise.inject.spi.CDI;

/** Intercepted in every callback, and finds the container from each by its static access point. */
@WSController("/intercepted")
@Noted
public class InterceptedController {

    @OnWSConnection
    void opened(Connection me) {
        note(me, "opened");
    }

    @OnWSMessage("look")
    String look(Connection me) {
        note(me, "look");
        return "looked";
    }

    @OnWSMessage("fail")
    void fail(Connection me) {
        note(me, "fail");
        throw new IllegalStateException("wanted");
    }

    @OnWSError
    void failed(Connection me, IllegalStateException wanted) {
        note(me, "failed");
    }

    @OnWSDisconnection
    void closed(Connection me) {
        note(me, "closed");
    }

    private static void note(Connection me, String what) {
        // the application's own way of looking things up, which has to work on every thread that we call it on
        CDI.current().select(Journal.class).get().note(me, what);
    }
}
