// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.quarkus;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Prints its port, and ends when its standard input does. */
@QuarkusMain
public class Main implements QuarkusApplication {

    /** Starts it. */
    public static void main(String[] args) {
        Quarkus.run(Main.class, args);
    }

    @Override
    public int run(String... args) throws IOException {
        System.out.println("PORT " + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
        while (System.in.read() >= 0) {
            // whatever is said: only the end counts
        }
        return 0;
    }
}
