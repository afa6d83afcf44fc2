// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.WSConnectionScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The context of {@link WSConnectionScoped}: the beans of the connection whose callback runs on this thread. */
final class ConnectionContext implements AlterableContext {

    private final CurrentCall current;

    ConnectionContext(CurrentCall current) {
        this.current = current;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return WSConnectionScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        return current.get().beans().get(bean, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean) {
        return current.isActive() ? current.get().beans().getIfPresent(bean) : null;
    }

    /** Always, so that who asks outside of a callback gets our text with the cure, and not the container's without. */
    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void destroy(Contextual<?> bean) {
        current.get().beans().destroy(bean);
    }
}
