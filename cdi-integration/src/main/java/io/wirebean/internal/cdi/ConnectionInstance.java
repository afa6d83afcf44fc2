// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.internal.model.BeanSource;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;

/**
 * An instance of a dependent bean for each connection: made at its first callback, destroyed after its last. An upgrade gets
 * one of its own, which ends with the decision.
 */
final class ConnectionInstance<T> implements BeanSource {

    private static final System.Logger LOG = System.getLogger(ConnectionInstance.class.getName());

    private final BeanManager beans;
    private final Bean<T> bean;
    private final CurrentCall current;

    ConnectionInstance(BeanManager beans, Bean<T> bean, CurrentCall current) {
        this.beans = beans;
        this.bean = bean;
        this.current = current;
    }

    @Override
    public Object instance(Connection connection) {
        return current.get().beans().get(bean, beans.createCreationalContext(bean));
    }

    @Override
    public Lease lease() {
        CreationalContext<T> creation = beans.createCreationalContext(bean);
        T instance = bean.create(creation);
        return new Lease(instance, () -> destroy(instance, creation));
    }

    private void destroy(T instance, CreationalContext<T> creation) {
        try {
            bean.destroy(instance, creation);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, bean + " could not be destroyed", e);
        }
    }
}
