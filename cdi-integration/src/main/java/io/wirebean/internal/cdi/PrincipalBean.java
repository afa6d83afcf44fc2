// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.PassivationCapable;
import jakarta.enterprise.inject.spi.Prioritized;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Set;

/**
 * Takes the place of the container's own bean for {@link Principal}: an alternative of the smallest priority, so that one of
 * anybody else goes before it. Written out, since a configurator of CDI 4.0 cannot give an alternative a priority.
 */
final class PrincipalBean implements Bean<Principal>, Prioritized, PassivationCapable {

    private static final int PRIORITY = 0;

    private final CurrentCall current;
    private final BeanManager beans;

    PrincipalBean(CurrentCall current, BeanManager beans) {
        this.current = current;
        this.beans = beans;
    }

    @Override
    public Principal create(CreationalContext<Principal> creation) {
        return new CurrentPrincipal(current, beans);
    }

    @Override
    public void destroy(Principal principal, CreationalContext<Principal> creation) {
        creation.release();
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public boolean isAlternative() {
        return true;
    }

    @Override
    public String getId() {
        return PrincipalBean.class.getName();
    }

    @Override
    public Class<?> getBeanClass() {
        return WirebeanExtension.class;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public Set<Type> getTypes() {
        return Set.of(Principal.class, Object.class);
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return ApplicationScoped.class;
    }

    @Override
    public String getName() {
        return "";
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }
}
