// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import io.wirebean.testkit.WireClient;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the server once for all suites and hands it to them; JUnit closes it after the last. */
final class RunningServer implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == WireClient.class || type == Probe.class || type == ServerUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerUnderTest server = server(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == ServerUnderTest.class) {
            return server;
        }
        WireClient client = client(context, server);
        return type == Probe.class ? new Probe(client) : client;
    }

    /** One client, and so one transcript, for a test and its probe. */
    private static WireClient client(ExtensionContext context, ServerUnderTest server) {
        return context.getStore(Namespace.create(RunningServer.class, context.getUniqueId()))
                .getOrComputeIfAbsent(
                        "client", key -> WireClient.at(server.base(application(context))), WireClient.class);
    }

    private static String application(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Conformance.class)
                .orElseThrow()
                .value();
    }

    static ServerUnderTest server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("start", key -> Start.attempt(), Start.class)
                .server();
    }

    /** The one attempt to start; its failure fails every test without another attempt. */
    private static final class Start implements AutoCloseable {

        private final ServerUnderTest attempted;
        private @Nullable Exception failure;
        private boolean told;

        private Start(ServerUnderTest attempted) {
            this.attempted = attempted;
        }

        static Start attempt() {
            var start = new Start(ServiceLoader.load(ServerUnderTest.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no ServerUnderTest is on the class path")));
            try {
                start.attempted.start();
            } catch (Exception e) {
                start.failure = e;
            }
            return start;
        }

        /** Hundreds of tests fail for the one failure, and the first of them tells it. */
        synchronized ServerUnderTest server() {
            if (failure == null) {
                return attempted;
            }
            if (told) {
                throw new IllegalStateException("the server has not started, as another test tells");
            }
            told = true;
            throw new IllegalStateException("the server has not started: " + failure.getMessage(), failure);
        }

        @Override
        public void close() {
            attempted.close();
        }
    }
}
