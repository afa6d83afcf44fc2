// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.internal.model.BeanSource;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/** An instance of a dependent bean for each connection: made at its first callback, destroyed after its last. */
final class ConnectionInstance<T> implements BeanSource {

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
}
