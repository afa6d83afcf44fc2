// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.internal.model.BeanSource;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/** One reference for all connections: a client proxy, or the one instance of a singleton. */
final class SharedInstance implements BeanSource {

    private final BeanManager beans;
    private final Bean<?> bean;
    private volatile @Nullable Object reference;

    SharedInstance(BeanManager beans, Bean<?> bean) {
        this.beans = beans;
        this.bean = bean;
    }

    @Override
    public Object instance(Connection connection) {
        return reference();
    }

    @Override
    public Lease lease() {
        return new Lease(reference(), () -> {});
    }

    private Object reference() {
        Object known = reference;
        // two threads that come here at once get the same proxy or the same singleton
        return known == null ? reference = References.of(beans, bean, bean.getBeanClass()) : known;
    }
}
