// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSFailureException;
import jakarta.inject.Inject;

/** Controllers that differ in what their opening method does. */
public final class OpeningControllers {

    private OpeningControllers() {}

    /** Fails in the way that the query names. */
    @WSController("/opening/fails")
    public static class Failing {

        @Inject
        Journal journal;

        @OnWSConnection
        void opened(@FromQuery("status") int status) {
            if (status == 0) {
                throw new IllegalStateException("secret");
            }
            throw new WSFailureException("NO_ENTRY", status, "not here");
        }

        @OnWSDisconnection
        void closed(Connection me) {
            journal.note(me, "closed");
        }
    }

    /** Fails, and has an error handler. */
    @WSController("/opening/handled")
    public static class Handled {

        @Inject
        Journal journal;

        @OnWSConnection
        void opened() {
            throw new IllegalStateException("wanted");
        }

        @OnWSError
        void failed(Connection me, IllegalStateException wanted) {
            journal.note(me, "handled " + wanted.getMessage());
        }

        @OnWSMessage("now")
        String now() {
            return "now";
        }
    }

    /** Greets. */
    @WSController("/opening/greets")
    public static class Greeting {

        @OnWSConnection
        Item opened() {
            return new Item("welcome", 1);
        }
    }

    /** Cannot open when the number is none. */
    @WSController("/opening/number/{number}")
    public static class Numbered {

        @OnWSConnection
        int opened(@FromPath("number") int number, @FromQuery(value = "half", orElse = "0") int half) {
            return number + half;
        }
    }
}
