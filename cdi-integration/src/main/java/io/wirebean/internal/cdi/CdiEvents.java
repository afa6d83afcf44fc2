// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.IdentityChanged;
import io.wirebean.UpgradeRefused;
import io.wirebean.internal.engine.ConnectionEvents;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/** Fires our CDI events where they have observers; what those throw is logged and harms nobody. */
final class CdiEvents implements ConnectionEvents {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    private final BeanManager beans;
    private final FoundObservers observers;
    private final NotificationOptions options;

    /** @param executor asynchronous observers run on its threads */
    CdiEvents(BeanManager beans, FoundObservers observers, Executor executor) {
        this.beans = beans;
        this.observers = observers;
        this.options = NotificationOptions.ofExecutor(executor);
    }

    @Override
    public void opened(ConnectionOpened event) {
        fire(event, ConnectionOpened.class);
    }

    @Override
    public void closed(ConnectionClosed event) {
        fire(event, ConnectionClosed.class);
    }

    @Override
    public void changed(IdentityChanged event) {
        fire(event, IdentityChanged.class);
    }

    /** To be called where the application's code may run. */
    void refused(UpgradeRefused event) {
        fire(event, UpgradeRefused.class);
    }

    /** Whether somebody observes an event. */
    boolean observed(Class<?> type) {
        return observers.hasSync(type) || observers.hasAsync(type);
    }

    private <T> void fire(T event, Class<T> type) {
        if (observers.hasAsync(type)) {
            beans.getEvent().select(type).fireAsync(event, options).whenComplete((done, failure) -> {
                if (failure != null) {
                    failed(type, failure);
                }
            });
        }
        if (observers.hasSync(type)) {
            try {
                beans.getEvent().select(type).fire(event);
            } catch (RuntimeException | Error e) {
                failed(type, e);
            }
        }
    }

    private static void failed(Class<?> type, Throwable failure) {
        LOG.log(Level.WARNING, "an observer of " + type.getSimpleName() + " failed", failure);
    }
}
