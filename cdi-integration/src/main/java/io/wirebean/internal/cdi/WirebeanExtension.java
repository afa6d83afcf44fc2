// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.DisconnectRequest;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.WSConnectionScoped;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import io.wirebean.internal.engine.Registry;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.security.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import java.lang.annotation.Annotation;
import java.security.Principal;
import java.util.function.Supplier;

/**
 * The portable extension: finds the controllers, adds the connection scope and what can be injected, and lets deployment
 * fail with everything that is wrong. Not final: containers make a bean of it.
 */
public class WirebeanExtension implements Extension {

    private final CurrentCall current = new CurrentCall();
    private final CallbackRequestContext requests = new CallbackRequestContext();
    private final FoundBeans found = new FoundBeans();
    private final TicketCounter tickets = new TicketCounter();
    private final Deployment deployment = new Deployment(found, current, tickets);
    private final FoundObservers observers = new FoundObservers();
    private final FilterBeans filters = new FilterBeans();
    private final Registry registry = new Registry(filters);
    private final InjectedAudiences audiences = new InjectedAudiences(registry);

    /** Whether somebody says for the whole application what {@code @Inject Principal} is. */
    private boolean ownPrincipal;

    /** Made by the container. */
    public WirebeanExtension() {}

    void see(@Observes @WithAnnotations(WSController.class) ProcessAnnotatedType<?> event) {
        found.controllerType(event.getAnnotatedType());
    }

    void see(@Observes ProcessManagedBean<?> event) {
        found.bean(event.getAnnotated(), event.getBean());
        ownPrincipal |= isPrincipal(event.getBean());
    }

    void see(@Observes ProcessBean<?> event) {
        found.any(event.getAnnotated(), event.getBean());
    }

    void see(@Observes ProcessProducerMethod<?, ?> event) {
        ownPrincipal |= isPrincipal(event.getBean());
    }

    void see(@Observes ProcessProducerField<?, ?> event) {
        ownPrincipal |= isPrincipal(event.getBean());
    }

    void see(@Observes ProcessObserverMethod<?, ?> event) {
        observers.observer(event.getObserverMethod());
    }

    void see(@Observes ProcessInjectionPoint<?, Audience> event) {
        audiences.check(event);
    }

    /** What the container would find itself, with less to say about it, is reported here, before it looks. */
    void afterDiscovery(@Observes AfterBeanDiscovery event, BeanManager beans) {
        event.addContext(new ConnectionContext(current));
        event.addContext(requests);
        bean(event, Connections.class, ApplicationScoped.class, () -> registry);
        bean(event, Tickets.class, ApplicationScoped.class, () -> tickets);
        bean(event, Connection.class, WSConnectionScoped.class, this::connection);
        bean(event, Handshake.class, WSConnectionScoped.class, () -> connection()
                .handshake());
        bean(event, Identity.class, WSConnectionScoped.class, () -> new LiveIdentity(connection()));
        bean(event, WSMessage.class, RequestScoped.class, current::message);
        if (!ownPrincipal) {
            event.addBean(new PrincipalBean(current, beans));
        }
        audiences.addTo(event);
        disconnecting(event, false);
        disconnecting(event, true);
        var faults = deployment.beanFaults(beans, found.plugIns().arePlannedWith());
        if (!faults.isEmpty()) {
            event.addDefinitionError(new DefinitionException(faults));
        }
    }

    /** Weld shows its built-in bean too, as no managed bean and with no producer. */
    private static boolean isPrincipal(Bean<?> bean) {
        return bean.getTypes().contains(Principal.class) && bean.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    private Connection connection() {
        return current.get().connection();
    }

    private void disconnecting(AfterBeanDiscovery event, boolean async) {
        event.<DisconnectRequest>addObserverMethod()
                .beanClass(WirebeanExtension.class)
                .observedType(DisconnectRequest.class)
                .async(async)
                .notifyWith(fired -> disconnect(fired.getEvent()));
    }

    private void disconnect(DisconnectRequest request) {
        String device = request.device();
        var audience = device == null ? registry.user(request.user()) : registry.device(request.user(), device);
        audience.disconnect(request.code(), request.reason());
    }

    private static <T> void bean(
            AfterBeanDiscovery event, Class<T> type, Class<? extends Annotation> scope, Supplier<T> instance) {
        BeanConfigurator<T> bean = event.<T>addBean();
        // an id makes its proxies passivation-capable: they may be injected into session-scoped beans
        bean.id(type.getName())
                .beanClass(type)
                .types(type, Object.class)
                .scope(scope)
                .createWith(creation -> instance.get());
    }

    void afterValidation(@Observes AfterDeploymentValidation event, BeanManager beans) {
        try {
            filters.take(found.plugIns(), beans);
            deployment.validate(beans);
        } catch (DefinitionException e) {
            event.addDeploymentProblem(e);
        }
    }

    Deployment deployment() {
        return deployment;
    }

    FoundObservers observers() {
        return observers;
    }

    CurrentCall current() {
        return current;
    }

    CallbackRequestContext requests() {
        return requests;
    }

    /** The application's connections; empty until it has started. */
    Registry registry() {
        return registry;
    }
}
