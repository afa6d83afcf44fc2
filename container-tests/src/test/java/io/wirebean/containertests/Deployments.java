// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.app.ProbeController;
import io.wirebean.containertests.app.ServerController;
import io.wirebean.containertests.bypass.BypassFilter;
import io.wirebean.containertests.faulty.FaultyController;
import io.wirebean.containertests.plain.PlainEcho;
import io.wirebean.containertests.plain.PlainServlet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/** The applications that the server is given, those that deploy all at the same time; none has a beans.xml. */
public final class Deployments {

    static final String PLAIN = "plain";
    static final String CONFORMANCE = "conformance";
    static final String ONE_JAR = "onejar";
    static final String METADATA_COMPLETE = "metadatacomplete";
    static final String METADATA_COMPLETE_GATE = "metadatacompletegate";
    static final String CHAT = "chat";
    static final String BASIC = "basic";
    static final String FORM = "form";
    static final String STORE = "store";
    static final String FAULTY = "faulty";
    static final String SHUT_OUT = "shutout";
    static final String LEAVING = "leaving";

    private static final String METADATA_COMPLETE_DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true"/>
            """;

    private static final String SHUT_OUT_DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <absolute-ordering/>
            </web-app>
            """;

    /** Filled by Arquillian when it is told that a test of this object begins. */
    @ArquillianResource
    private @Nullable Deployer deployer;

    /** What deploys the applications that are not there from the start. */
    Deployer deployer() {
        return Objects.requireNonNull(deployer, "no test of Arquillian's runs");
    }

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

    /** A descriptor by which the server reads no fragment. */
    @Deployment(name = METADATA_COMPLETE, testable = false, order = 4)
    public static WebArchive metadataComplete() {
        return suite(METADATA_COMPLETE)
                .addAsLibraries(jars("three.jars", 3))
                .setWebXML(new StringAsset(METADATA_COMPLETE_DESCRIPTOR));
    }

    /** The example, as its own module builds it. */
    @Deployment(name = CHAT, testable = false, order = 5)
    public static WebArchive chat() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("example.war")));
    }

    /** The application of the suites on the gate, and a way past our filter. */
    @Deployment(name = Conformance.GATE, testable = false, order = 6)
    public static WebArchive gate() {
        return GateArchives.gate(Conformance.GATE)
                .addPackage(BypassFilter.class.getPackage())
                .addClass(PlainEcho.class)
                .addAsLibraries(jars("three.jars", 3));
    }

    /** The same with small limits. */
    @Deployment(name = Conformance.TIGHT_GATE, testable = false, order = 7)
    public static WebArchive tightGate() {
        return GateArchives.gate(Conformance.TIGHT_GATE).addAsLibraries(jars("three.jars", 3));
    }

    /** Small limits on what a peer may send. */
    @Deployment(name = Conformance.LIMITS, testable = false, order = 7)
    public static WebArchive limits() {
        return GateArchives.limits(Conformance.LIMITS).addAsLibraries(jars("three.jars", 3));
    }

    /** People log in by HTTP Basic. */
    @Deployment(name = BASIC, testable = false, order = 8)
    public static WebArchive basic() {
        return GateArchives.basic(BASIC).addAsLibraries(jars("three.jars", 3));
    }

    /** People log in by a form, and all connections are bound to their sessions. */
    @Deployment(name = FORM, testable = false, order = 9)
    public static WebArchive form() {
        return GateArchives.form(FORM).addAsLibraries(jars("three.jars", 3));
    }

    /** A gate behind a descriptor by which the server reads no fragment. */
    @Deployment(name = METADATA_COMPLETE_GATE, testable = false, order = 10)
    public static WebArchive metadataCompleteGate() {
        return GateArchives.gate(METADATA_COMPLETE_GATE)
                .addAsLibraries(jars("three.jars", 3))
                .setWebXML(new StringAsset(METADATA_COMPLETE_DESCRIPTOR));
    }

    /** People log in by Jakarta Security. */
    @Deployment(name = STORE, testable = false, order = 10)
    public static WebArchive store() {
        return GateArchives.store(STORE).addAsLibraries(jars("three.jars", 3));
    }

    /** The application of the suites on what is sent. */
    @Deployment(name = Conformance.DELIVERY, testable = false, order = 11)
    public static WebArchive delivery() {
        return GateArchives.delivery(Conformance.DELIVERY).addAsLibraries(jars("three.jars", 3));
    }

    /** The same with little patience. */
    @Deployment(name = Conformance.IMPATIENT, testable = false, order = 12)
    public static WebArchive impatient() {
        return GateArchives.delivery(Conformance.IMPATIENT).addAsLibraries(jars("three.jars", 3));
    }

    /** A controller with faults, deployed by a test. */
    @Deployment(name = FAULTY, testable = false, managed = false)
    public static WebArchive faulty() {
        return ShrinkWrap.create(WebArchive.class, FAULTY + ".war")
                .addPackage(FaultyController.class.getPackage())
                .addPackage(PlainServlet.class.getPackage())
                .addAsLibraries(jars("three.jars", 3));
    }

    /** A descriptor that shuts out the fragment and the initializer, deployed by a test. */
    @Deployment(name = SHUT_OUT, testable = false, managed = false)
    public static WebArchive shutOut() {
        return suite(SHUT_OUT)
                .addPackage(PlainServlet.class.getPackage())
                .addAsLibraries(jars("three.jars", 3))
                .setWebXML(new StringAsset(SHUT_OUT_DESCRIPTOR));
    }

    /** Deployed and undeployed by a test. */
    @Deployment(name = LEAVING, testable = false, managed = false)
    public static WebArchive leaving() {
        return GateArchives.leaving(LEAVING).addAsLibraries(jars("three.jars", 3));
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
