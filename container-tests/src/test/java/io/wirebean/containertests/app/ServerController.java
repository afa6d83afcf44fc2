// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.app;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.conformance.app.Journal;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Notes in every callback whether the server's services are at hand. */
@WSController("/server")
@Transactional
public class ServerController {

    @Inject
    Journal journal;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @OnWSConnection
    void opened(Connection me) {
        note(me, "opened");
    }

    @OnWSMessage("look")
    void look(Connection me) {
        note(me, "look");
    }

    @OnWSMessage("note")
    String note(String key) {
        return System.getProperty(key, "nothing");
    }

    /** Sets a property that a handler of another application waits for. */
    @OnWSMessage("release")
    String release(String property) {
        String gate = property.intern();
        synchronized (gate) {
            System.setProperty(gate, "open");
            gate.notifyAll();
        }
        return "released";
    }

    @OnWSMessage("fail")
    void fail() {
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

    private void note(Connection me, String callback) {
        boolean transaction = transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
        journal.note(me, callback + (transaction ? " transaction" : " NO transaction") + lookUps());
    }

    private static String lookUps() {
        try {
            InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
            InitialContext.doLookup("java:comp/UserTransaction");
            InitialContext.doLookup("java:app/AppName");
            return " names";
        } catch (NamingException e) {
            return " NO names: " + e;
        }
    }
}
