// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Identity;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The principal of the connection whose callback runs on this thread; elsewhere the container's own. */
final class CurrentPrincipal implements Principal {

    private final CurrentCall current;
    private final BeanManager beans;
    private volatile @Nullable Principal ofContainer;

    CurrentPrincipal(CurrentCall current, BeanManager beans) {
        this.current = current;
        this.beans = beans;
    }

    @Override
    public String getName() {
        return principal().getName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || principal().equals(other);
    }

    @Override
    public int hashCode() {
        return principal().hashCode();
    }

    @Override
    public String toString() {
        return principal().toString();
    }

    private Principal principal() {
        if (current.isActive()) {
            return current.get().connection().principal();
        }
        Principal known = ofContainer;
        return known == null ? ofContainer = ofContainer() : known;
    }

    /** The built-in bean, which asks the server anew with each call; Weld SE has none. */
    private Principal ofContainer() {
        return beans.getBeans(Principal.class, Default.Literal.INSTANCE).stream()
                .filter(bean -> !(bean instanceof PrincipalBean))
                .findFirst()
                .map(bean -> (Principal) References.of(beans, bean, Principal.class))
                .orElseGet(() -> Identity.anonymous().principal());
    }
}
