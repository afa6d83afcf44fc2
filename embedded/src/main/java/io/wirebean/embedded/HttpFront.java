// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/** One Grizzly server on one address: WebSocket frames on its selectors, HTTP handlers on its workers. */
final class HttpFront {

    /** How many HTTP requests are handled at once; more wait. */
    private static final int MAX_HTTP_THREADS = 64;

    /** Well above what the gate lets through, so that its 431 and 414 come and not the 400 of Grizzly, which is at 8 KiB. */
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    /** How long a stop waits for requests that are being answered. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener;
    private final String contextPath;

    HttpFront(String host, int port, String contextPath) {
        this.contextPath = contextPath;
        listener = new NetworkListener("wirebean", host, port);
        // an idle WebSocket is a healthy one: its heartbeat is the engine's affair
        listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
        listener.setMaxHttpHeaderSize(MAX_HEADER_BYTES);
        var transport = listener.getTransport();
        // handlers run on the engine's threads, so that a frame needs no second hand-over
        transport.setIOStrategy(SameThreadIOStrategy.getInstance());
        transport.setKernelThreadPoolConfig(
                ThreadPoolConfig.defaultConfig().copy().setPoolName("wirebean-io"));
        transport.setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                .copy()
                .setPoolName("wirebean-http")
                .setCorePoolSize(4)
                .setMaxPoolSize(MAX_HTTP_THREADS));
        server.addListener(listener);
        server.getServerConfiguration().getMonitoringConfig().getHttpConfig().addProbes(new UnreadableHeads());
        // Grizzly's own pages show stack traces
        server.getServerConfiguration()
                .setDefaultErrorPageGenerator((request, status, reason, description, failure) ->
                        "<!doctype html><title>%1$d %2$s</title><h1>%1$d %2$s</h1>".formatted(status, reason));
    }

    void add(AddOn addOn) {
        listener.registerAddOn(addOn);
    }

    /** Lets a handler answer below a path, which is itself below the context path; empty for all that is left. */
    void serve(String path, HttpHandler handler) {
        var registration = HttpHandlerRegistration.builder()
                .contextPath(contextPath + path)
                .urlPattern("/*")
                .build();
        server.getServerConfiguration().addHttpHandler(handler, registration);
    }

    /** Opens the port. */
    void start() {
        try {
            server.start();
        } catch (IOException e) {
            server.shutdownNow();
            throw refusal(e);
        }
    }

    /** A port may be refused for other reasons, as one below 1024 is, or an address that is another machine's. */
    private IllegalStateException refusal(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof BindException && reason.contains("in use")) {
            return new PortInUseException(listener.getHost(), listener.getPort(), e);
        }
        return new IllegalStateException(
                "No HTTP on port %d of %s: %s".formatted(listener.getPort(), listener.getHost(), reason), e);
    }

    int port() {
        return listener.getPort();
    }

    /** Waits shortly for requests that are being answered, then closes all that is open. */
    void stop() {
        try {
            server.shutdown().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // what is still being answered is cut off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // also where all has been answered: a stop that is graceful leaves a thread of the server behind
            server.shutdownNow();
        }
    }

    /** Grizzly answers a head that it cannot read in the peer's protocol, and logs the peer's bytes where they are none. */
    private static final class UnreadableHeads extends HttpProbe.Adapter {
        @Override
        @SuppressWarnings("rawtypes") // as Grizzly declares it
        public void onErrorEvent(Connection connection, HttpPacket packet, Throwable error) {
            if (packet instanceof HttpRequestPacket request) {
                request.setProtocol(Protocol.HTTP_1_1);
            }
        }
    }
}
