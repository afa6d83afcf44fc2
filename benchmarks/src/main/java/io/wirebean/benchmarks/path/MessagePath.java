// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.benchmarks.server.WirebeanEcho;
import io.wirebean.internal.cdi.Host;
import io.wirebean.internal.cdi.ThreadSource;
import io.wirebean.internal.cdi.WirebeanExtension;
import io.wirebean.internal.cdi.WirebeanRuntime;
import io.wirebean.internal.engine.CallbackScope;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.engine.Registry;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.ApplicationPlan;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the frame that a server hands over to the frame that it is handed, on one thread: decode, route, invoke, encode. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class MessagePath {

    /** What makes a record of the payload: a constant, which leaves what is ours, or JSON-B. */
    @Param({"constant", "jsonb"})
    public String codec = "";

    /** Whether CDI's contexts are made active around the handler, as they are on every server. */
    @Param({"cdi", "none"})
    public String scope = "";

    private final Frame frame = new TextFrame(new Message(132).toString());
    private final NoWire wire = new NoWire();
    private AutoCloseable application = () -> {};
    private Receiver receiver = taken -> {};

    /** Where frames go in; a field of its own type would need a connection before there is one. */
    @FunctionalInterface
    interface Receiver {
        void received(Frame frame);
    }

    /** Starts an application whose handlers run on the thread that hands a frame over. */
    @Setup
    public void start() {
        SeContainer beans = beans();
        var host = new Host(noServer(), "", getClass().getClassLoader(), ThreadSource.own(), Map.of());
        var runtime = WirebeanRuntime.start(beans.getBeanManager(), host);
        application = () -> {
            runtime.close();
            beans.close();
        };
        var plan = (ApplicationPlan) Inside.field(runtime, "parts", "deployed", "plan");
        var engine = new Engine(onThisThread((EngineParts) Inside.field(runtime, "engine", "parts")), new Registry(name -> null));
        LiveConnection connection = engine.open(admission(plan), wire, opened -> {});
        receiver = connection::received;
    }

    /** Ends it. */
    @TearDown
    public void stop() throws Exception {
        application.close();
    }

    /** One event in, one out. */
    @Benchmark
    public int echo() {
        receiver.received(frame);
        return wire.written();
    }

    private SeContainer beans() {
        var initializer = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new WirebeanExtension())
                .addBeanClasses(WirebeanEcho.class);
        return (codec.equals("constant") ? initializer.addBeanClasses(ConstantCodec.class) : initializer).initialize();
    }

    private EngineParts onThisThread(EngineParts parts) {
        Executor here = Runnable::run;
        Map<String, Object> others = new HashMap<>(Map.of("executor", here, "writers", here));
        if (scope.equals("none")) {
            others.put("scope", CallbackScope.NONE);
        }
        return Inside.with(parts, others);
    }

    private static Admission admission(ApplicationPlan plan) {
        return new Admission(
                plan.endpoints().get(0), noHandshake(), Identity.anonymous(), Map.of(), System.nanoTime(), null);
    }

    private static Handshake noHandshake() {
        return nothing(Handshake.class);
    }

    private static ServerContainer noServer() {
        return nothing(ServerContainer.class);
    }

    /** Returns what is empty from every method: none of them is on the path. */
    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getReturnType().getName()) {
                    case "int" -> 0;
                    case "long" -> 0L;
                    case "boolean" -> false;
                    case "java.util.Optional" -> Optional.empty();
                    case "java.util.Map" -> Map.of();
                    case "java.util.List" -> List.of();
                    default -> null;
                }));
    }
}
