// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassfish.jersey.internal.inject.Bindings;
import org.glassfish.jersey.internal.inject.CustomAnnotationLiteral;
import org.glassfish.jersey.internal.inject.DisposableSupplier;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.spi.ComponentProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives Jersey the CDI instances of its resources and providers, in place of instances that it makes itself.
 *
 * <p>Public because Jersey finds it as a service; it does nothing for a Jersey application that is not ours.
 */
public final class CdiComponents implements ComponentProvider {

    /** The property of the Jersey application that bears its {@link Beans}. */
    static final String BEANS = CdiComponents.class.getName();

    private @Nullable InjectionManager jersey;

    @Override
    public void initialize(InjectionManager injectionManager) {
        jersey = injectionManager;
    }

    @Override
    public boolean bind(Class<?> component, Set<Class<?>> contracts) {
        InjectionManager manager = jersey;
        if (manager == null || !(manager.getInstance(Configuration.class).getProperty(BEANS) instanceof Beans beans)) {
            return false;
        }
        Bean<?> bean = beans.byClass().get(component);
        if (bean == null) {
            return false;
        }
        bind(manager, new Source(beans.manager(), bean), contracts);
        return true;
    }

    private static void bind(InjectionManager manager, Source source, Set<Class<?>> contracts) {
        var binding = Bindings.supplier(source).to(source.bean.getBeanClass());
        if (!contracts.isEmpty()) {
            contracts.forEach(contract -> binding.to((Type) contract));
            binding.qualifiedBy(CustomAnnotationLiteral.INSTANCE).in(Singleton.class);
        } else if (source.isDependent()) {
            // one for each request, destroyed at its end
            binding.in(RequestScoped.class);
        }
        manager.register(binding);
    }

    @Override
    public void done() {}

    /** The beans that are REST components. */
    record Beans(BeanManager manager, Map<Class<?>, Bean<?>> byClass) {

        Beans(BeanManager manager, Collection<Bean<?>> components) {
            this(
                    manager,
                    components.stream().collect(Collectors.toUnmodifiableMap(Bean::getBeanClass, Function.identity())));
        }
    }

    /** Gives contextual references of one bean. */
    private static final class Source implements DisposableSupplier<Object> {

        private final BeanManager manager;
        private final Bean<?> bean;
        /** Of the instances that are ours to destroy; by identity, since a resource may have an equals of its own. */
        private final Map<Object, CreationalContext<?>> owned = Collections.synchronizedMap(new IdentityHashMap<>());

        Source(BeanManager manager, Bean<?> bean) {
            this.manager = manager;
            this.bean = bean;
        }

        boolean isDependent() {
            return bean.getScope() == Dependent.class;
        }

        @Override
        public Object get() {
            CreationalContext<?> context = manager.createCreationalContext(bean);
            Object reference = manager.getReference(bean, bean.getBeanClass(), context);
            if (isDependent()) {
                owned.put(reference, context);
            }
            return reference;
        }

        @Override
        public void dispose(Object reference) {
            CreationalContext<?> context = owned.remove(reference);
            if (context != null) {
                context.release();
            }
        }
    }
}
