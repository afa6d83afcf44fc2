// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** The application's REST side: what CDI has of resources and providers, run by Jersey. Loaded only where Jersey is there. */
final class RestApplication {

    /** What makes a class Jakarta REST's although CDI does not know the annotation. */
    static final List<Class<? extends Annotation>> BEAN_DEFINING =
            List.of(Path.class, Provider.class, ApplicationPath.class);

    private static final String DEFAULT_PATH = "/api";

    private final BeanManager beans;
    private final Set<Bean<?>> components = new HashSet<>();
    private final List<Bean<?>> applications = new ArrayList<>();

    private RestApplication(BeanManager beans) {
        this.beans = beans;
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            sort(bean);
        }
    }

    /** Serves the application's resources, if it has any. */
    static void serve(BeanManager beans, HttpFront front) {
        var application = new RestApplication(beans);
        if (!application.components.isEmpty() || !application.applications.isEmpty()) {
            front.serve(application.path(), application.handler());
        }
    }

    private void sort(Bean<?> bean) {
        Class<?> type = bean.getBeanClass();
        if (Application.class.isAssignableFrom(type)) {
            applications.add(bean);
        } else if (isRest(type)) {
            refuseInjectedFields(type);
            components.add(bean);
        }
    }

    private static boolean isRest(Class<?> type) {
        return lineage(type).anyMatch(each -> each.isAnnotationPresent(Path.class))
                || type.isAnnotationPresent(Provider.class);
    }

    private static Stream<Class<?>> lineage(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(Stream.of(type), Stream.of(type.getInterfaces()), lineage(type.getSuperclass()))
                        .flatMap(each -> each);
    }

    /** The instance is made by CDI, which knows nothing of {@code @Context}: the field would be null in the first request. */
    private static void refuseInjectedFields(Class<?> type) {
        lineage(type)
                .flatMap(each -> Stream.of(each.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Context.class))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalStateException(
                            "%s#%s cannot be filled: it bears @Context and its class is a CDI bean; take it as a parameter of the resource method"
                                    .formatted(type.getName(), field.getName()));
                });
    }

    private String path() {
        return applications.stream()
                .map(bean -> bean.getBeanClass().getAnnotation(ApplicationPath.class))
                .filter(Objects::nonNull)
                .map(annotation -> ServerOptions.normalised(annotation.value()))
                .findFirst()
                .orElse(DEFAULT_PATH);
    }

    private HttpHandler handler() {
        ResourceConfig config = ResourceConfig.forApplication(application());
        if (config.getClasses().isEmpty() && config.getSingletons().isEmpty()) {
            components.forEach(bean -> config.register(bean.getBeanClass()));
        }
        config.register(JsonbBody.of(beans))
                // it wants JAXB and warns without
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CdiComponents.BEANS, new CdiComponents.Beans(beans, components));
        return new RequestScopedHandler(ContainerFactory.createContainer(GrizzlyHttpContainer.class, config), beans);
    }

    private Application application() {
        if (applications.size() > 1) {
            throw new IllegalStateException("more than one jakarta.ws.rs.core.Application: "
                    + applications.stream()
                            .map(bean -> bean.getBeanClass().getName())
                            .sorted()
                            .toList());
        }
        return applications.isEmpty()
                ? new Application()
                : (Application) beans.getReference(
                        applications.get(0), Application.class, beans.createCreationalContext(applications.get(0)));
    }
}
