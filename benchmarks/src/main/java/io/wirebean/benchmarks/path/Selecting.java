// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.internal.engine.LiveConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Finding a user's three connections among many, in several ways, and what a walk over all of them would take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Selecting {

    private static final int OF_EACH_USER = 3;

    /** How many connections there are. */
    @Param({"1000", "100000"})
    public int all = 0;

    private AutoCloseable application = () -> {};
    private Connections connections = PathApplication.nothing(Connections.class);

    /** Opens them; all are members of one room. */
    @Setup(Level.Trial)
    public void open() {
        var built = new PathApplication(List.of(), Map.of());
        application = built;
        connections = built.engine().connections();
        for (int i = 0; i < all; i++) {
            var user = Identity.of("user " + i / OF_EACH_USER).build();
            LiveConnection connection = built.engine().open(built.admission(user), new NoWire(), opened -> {});
            connection.join("all");
        }
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        application.close();
    }

    /** A user. */
    @Benchmark
    public int user() {
        return connections.user("user 7").count();
    }

    /** Those of a large room who are a user's. */
    @Benchmark
    public int userInRoom() {
        return connections.room("all").intersect(connections.user("user 7")).count();
    }

    /** Two users without one. */
    @Benchmark
    public int users() {
        return connections
                .user("user 7")
                .unite(connections.user("user 8"))
                .except(connections.user("user 9"))
                .count();
    }

    /** The same user by a predicate over all. */
    @Benchmark
    public int walk() {
        return connections
                .everyone()
                .where(connection -> connection.identity().name().equals("user 7"))
                .count();
    }
}
