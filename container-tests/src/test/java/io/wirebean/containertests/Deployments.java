// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.app.ProbeController;
import io.wirebean.containertests.app.ServerController;
import io.wirebean.containertests.plain.PlainServlet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the server is given, all at the same time; none has a beans.xml. */
public final class Deployments {

    static final String PLAIN = "plain";
    static final String CONFORMANCE = "conformance";
    static final String ONE_JAR = "onejar";

    private Deployments() {}

    /** Nothing of Wirebean: shows that the server itself works. */
    @Deployment(name = PLAIN, testable = false, order = 1)
    public static WebArchive plain() {
        return ShrinkWrap.create(WebArchive.class, PLAIN + ".war").addPackage(PlainServlet.class.getPackage());
    }

    /** The applications of the suite, with Wirebean as Maven brings it. */
    @Deployment(name = CONFORMANCE, testable = false, order = 2)
    public static WebArchive conformance() {
        return suite(CONFORMANCE)
                .addPackage(ServerController.class.getPackage())
                .addAsLibraries(jars("three.jars", 3));
    }

    /** The same with Wirebean as one file. */
    @Deployment(name = ONE_JAR, testable = false, order = 3)
    public static WebArchive oneJar() {
        return suite(ONE_JAR).addAsLibraries(jars("one.jar", 1));
    }

    private static WebArchive suite(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war").addPackage(ProbeController.class.getPackage());
    }

    private static File[] jars(String property, int count) {
        Path folder = Path.of(System.getProperty(property));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            if (jars.size() != count) {
                throw new IllegalStateException("expected " + count + " jars in " + folder + ", found " + jars);
            }
            return jars.stream().map(Path::toFile).toArray(File[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
