// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.Identity;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.internal.engine.CallbackScope;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import java.util.List;
import java.util.Map;
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
        var built = new PathApplication(
                codec.equals("constant") ? List.of(ConstantCodec.class) : List.of(),
                scope.equals("none") ? Map.of("scope", CallbackScope.NONE) : Map.of());
        application = built;
        LiveConnection connection = built.engine().open(built.admission(Identity.anonymous()), wire, opened -> {});
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
}
