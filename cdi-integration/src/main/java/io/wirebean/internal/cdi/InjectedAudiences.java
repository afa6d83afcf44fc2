// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Audience;
import io.wirebean.Connections;
import io.wirebean.Room;
import io.wirebean.Topic;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.internal.model.DeploymentProblems;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Audiences as beans: all connections, and what the qualifier of the place says where one is injected. */
final class InjectedAudiences {

    private final Connections connections;

    InjectedAudiences(Connections connections) {
        this.connections = connections;
    }

    /** A qualifier whose value the place says. */
    private static final class AnyRoom extends AnnotationLiteral<Room> implements Room {

        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "";
        }
    }

    /** A qualifier whose value the place says. */
    private static final class AnyTopic extends AnnotationLiteral<Topic> implements Topic {

        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "";
        }
    }

    /** A topic that is none stops the deployment, where it is written down. */
    void check(ProcessInjectionPoint<?, Audience> event) {
        InjectionPoint place = event.getInjectionPoint();
        Topic topic = qualifier(place, Topic.class);
        if (topic != null) {
            DeploymentProblems.injectedTopic(topic.value(), place.getMember())
                    .ifPresent(problem -> event.addDefinitionError(new DefinitionException(List.of(problem))));
        }
    }

    void addTo(AfterBeanDiscovery event) {
        add(event, Default.Literal.INSTANCE, any -> connections.everyone());
        add(
                event,
                new AnyRoom(),
                any -> connections.room(required(any, Room.class).value()));
        add(
                event,
                new AnyTopic(),
                any -> connections.watching(required(any, Topic.class).value()));
    }

    private static void add(
            AfterBeanDiscovery event, Annotation qualifier, Function<Instance<Object>, Audience> audience) {
        event.<Audience>addBean()
                .id(Audience.class.getName() + " " + qualifier.annotationType().getSimpleName())
                .beanClass(Audience.class)
                .types(Audience.class, Object.class)
                .qualifiers(qualifier)
                .scope(Dependent.class)
                .produceWith(audience);
    }

    private static <A extends Annotation> A required(Instance<Object> any, Class<A> type) {
        A qualifier = qualifier(any.select(InjectionPoint.class).get(), type);
        if (qualifier == null) {
            throw new IllegalStateException("only where an audience is injected, its @" + type.getSimpleName()
                    + " can be read; take it from Connections here");
        }
        return qualifier;
    }

    private static <A extends Annotation> @Nullable A qualifier(@Nullable InjectionPoint place, Class<A> type) {
        return place == null
                ? null
                : place.getQualifiers().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElse(null);
    }
}
