// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running server: the controllers, REST resources and pages of the class path on one port.
 *
 * <pre>{@code
 * try (var server = WirebeanServer.builder().port(0).start()) {
 *     URI chat = server.uri().resolve("chat/general");
 * }
 * }</pre>
 *
 * <p>Resources of Jakarta REST are served where Jersey is on the class path, below the {@code @ApplicationPath} of the
 * application, else below {@code /api}; their instances are CDI's. Pages come from {@code META-INF/resources}.
 *
 * @since 0.1
 */
public final class WirebeanServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WirebeanServer.class.getName());

    private final Running running;
    private final URI uri;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable Thread shutdownHook;

    private WirebeanServer(ServerOptions options) {
        long begin = System.nanoTime();
        running = Running.start(options);
        uri = URI.create("http://%s:%d%s/"
                .formatted(hostInUri(options.host()), running.front().port(), options.contextPath()));
        shutdownHook = options.closeOnShutdown() ? new Thread(this::close, "wirebean-shutdown") : null;
        if (shutdownHook != null) {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        }
        LOG.log(Level.INFO, "Ready on {0} in {1} ms", uri, String.valueOf((System.nanoTime() - begin) / 1_000_000));
    }

    /** A server to be described; on 127.0.0.1 and port 8080 unless told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    private static String hostInUri(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    /** The port that it listens on. */
    public int port() {
        return running.front().port();
    }

    /** The address of the application, with the context path and a slash at the end. */
    public URI uri() {
        return uri;
    }

    /**
     * A bean of the application.
     *
     * @throws jakarta.enterprise.inject.UnsatisfiedResolutionException if there is none
     * @throws jakarta.enterprise.inject.AmbiguousResolutionException if there are several
     */
    public <T> T select(Class<T> type, Annotation... qualifiers) {
        return running.beans().select(type, qualifiers).get();
    }

    /** Waits until this server is closed, by {@link #close} or with the JVM. */
    public void join() throws InterruptedException {
        closed.await();
    }

    /**
     * Lets every connection go with 1012, then closes the port, then the beans.
     *
     * <p>From now on upgrades are answered with 503. What peers have sent so far is handled and answered, what waits for them
     * is written, {@code @OnWSDisconnection} runs; what takes longer than {@code wirebean.drain.timeout}, 30 s unless
     * configured, is ended hard. Few connections without work have gone within milliseconds.
     *
     * <p>Returns when all is over; a second call waits for the first.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            removeShutdownHook();
            try {
                running.stops().run();
            } finally {
                closed.countDown();
            }
        } else {
            awaitClosed();
        }
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeShutdownHook() {
        if (shutdownHook == null || Thread.currentThread() == shutdownHook) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the JVM is ending already", e);
        }
    }

    /**
     * Describes a server.
     *
     * @since 0.1
     */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port = 8080;
        private String contextPath = "";
        private List<Class<?>> beans = List.of();
        private @Nullable Path pages;
        private boolean closeOnShutdown;
        private final Map<String, String> parameters = new HashMap<>();

        private Builder() {}

        /** The address to listen on; {@code 0.0.0.0} for all. */
        public Builder host(String host) {
            this.host = host;
            return this;
        }

        /** The port to listen on; 0 for any that is free. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** What comes before all paths of the application. */
        public Builder contextPath(String contextPath) {
            this.contextPath = ServerOptions.normalised(contextPath);
            return this;
        }

        /** The only beans of the application, in place of those of the class path. */
        public Builder beans(Class<?>... beans) {
            this.beans = List.of(beans);
            return this;
        }

        /**
         * A directory of pages, laid out as a WAR, in place of {@code META-INF/resources} of the class path.
         *
         * <p>{@code WEB-INF} and {@code META-INF} in it are not served.
         */
        public Builder staticContent(Path directory) {
            this.pages = directory;
            return this;
        }

        /** A value of the configuration, where neither a system property nor the environment has the key. */
        public Builder parameter(String key, String value) {
            parameters.put(key, value);
            return this;
        }

        /** Closes the server when the JVM ends, as on Ctrl-C. */
        public Builder closeOnShutdown() {
            this.closeOnShutdown = true;
            return this;
        }

        /**
         * Starts the server, which answers when this returns.
         *
         * @throws PortInUseException if the port is taken; nothing is left running
         */
        public WirebeanServer start() {
            return new WirebeanServer(
                    new ServerOptions(host, port, contextPath, beans, pages, parameters, closeOnShutdown));
        }
    }
}
