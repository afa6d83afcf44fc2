// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Controllers that differ in their scope; each tells which instance it is. */
public final class ScopedControllers {

    private ScopedControllers() {}

    /** One for the application. */
    @WSController("/scoped/application")
    public static class Shared {
        private final String id = UUID.randomUUID().toString();

        @OnWSMessage("instance")
        String instance() {
            return id;
        }
    }

    /** One for the application, without a proxy. */
    @Singleton
    @WSController("/scoped/singleton")
    public static class Single {
        private final String id = UUID.randomUUID().toString();

        @OnWSMessage("instance")
        String instance() {
            return id;
        }
    }

    /** One per connection. */
    @Dependent
    @WSController("/scoped/dependent")
    public static class PerConnection {

        @Inject
        Journal journal;

        private final String id = UUID.randomUUID().toString();
        private String key = "none";

        @OnWSConnection
        void opened(Connection me) {
            key = Journal.key(me);
            journal.note(key, "opened " + id);
        }

        @OnWSMessage("instance")
        String instance() {
            return id;
        }

        @OnWSDisconnection
        void closed() {
            journal.note(key, "closed " + id);
        }

        @PreDestroy
        void destroyed() {
            journal.note(key, "destroyed " + id);
        }
    }

    /** One per callback. */
    @RequestScoped
    @WSController("/scoped/request")
    public static class PerCallback {
        private final String id = UUID.randomUUID().toString();

        @OnWSMessage("instance")
        String instance() {
            return id;
        }
    }
}
