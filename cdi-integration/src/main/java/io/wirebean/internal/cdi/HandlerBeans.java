// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.BeanSource;
import io.wirebean.internal.model.ControllerSource;
import io.wirebean.internal.model.GlobalErrorSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;

/** The beans with handlers, as the plans of an application are made of them. */
record HandlerBeans(FoundBeans found, CurrentCall current, BeanManager beans) {

    List<ControllerSource> controllers() {
        var sources = new ArrayList<ControllerSource>();
        found.controllers().forEach((type, bean) -> {
            sources.add(new ControllerSource(type, bean.getScope(), References.priority(type), source(bean)));
        });
        found.constructorless()
                .forEach(type -> sources.add(new ControllerSource(
                        type, ApplicationScoped.class, References.priority(type), BeanSource.shared(() -> {
                            throw new IllegalStateException(type + " is no bean");
                        }))));
        return sources;
    }

    List<GlobalErrorSource> others() {
        return found.others()
                .map(other -> new GlobalErrorSource(other.getKey(), source(other.getValue())))
                .toList();
    }

    private BeanSource source(Bean<?> bean) {
        return bean.getScope() == Dependent.class
                ? new ConnectionInstance<>(beans, bean, current)
                : new SharedInstance(beans, bean);
    }
}
