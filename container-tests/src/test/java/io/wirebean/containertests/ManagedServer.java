// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.ServerUnderTest;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Starts the profile's server through Arquillian and deploys all of {@link Deployments} once, for all suites.
 *
 * <p>Arquillian's own JUnit extension would deploy anew for each class.
 */
public final class ManagedServer implements ServerUnderTest {

    private final ServerHome home;
    private final int port;
    private final int adminPort;
    private final int tlsPort;
    private @Nullable TestRunnerAdaptor arquillian;

    /** Finds free ports; starts nothing yet. */
    public ManagedServer() {
        List<Integer> ports = Ports.free(3);
        port = ports.get(0);
        adminPort = ports.get(1);
        tlsPort = ports.get(2);
        home = new ServerHome(Path.of(System.getProperty("server.home")), port, adminPort);
    }

    @Override
    public void start() throws Exception {
        home.prepare(System.getProperty("server.name"));
        // arquillian.xml names these
        System.setProperty("server.port", String.valueOf(port));
        System.setProperty("server.port.admin", String.valueOf(adminPort));
        System.setProperty("server.port.tls", String.valueOf(tlsPort));
        TestRunnerAdaptor starting = TestRunnerAdaptorBuilder.build();
        arquillian = starting;
        starting.beforeSuite();
        starting.beforeClass(Deployments.class, LifecycleMethodExecutor.NO_OP);
    }

    @Override
    public URI base(String application) {
        return application(application);
    }

    /** The address of one of the deployed applications. */
    public URI application(String context) {
        return URI.create("http://127.0.0.1:" + port + "/" + context + "/");
    }

    /** Whether it does what WildFly alone does. */
    boolean isWildFly() {
        return System.getProperty("server.name").equals("wildfly");
    }

    @Override
    public boolean losesCloseFrames() {
        return System.getProperty("server.name").equals("liberty");
    }

    @Override
    public boolean failsUpgradesBehindResets() {
        return isPayara();
    }

    /** Whether it does what Payara alone does. */
    boolean isPayara() {
        return System.getProperty("server.name").equals("payara");
    }

    /** Deploys an application that is not there from the start. */
    void deploy(String application) throws Exception {
        withDeployer(deployer -> deployer.deploy(application));
    }

    /** Takes such an application away again. */
    void undeploy(String application) throws Exception {
        withDeployer(deployer -> deployer.undeploy(application));
    }

    /** Arquillian has its deployer at hand within a test of its own only. */
    private void withDeployer(Consumer<Deployer> work) throws Exception {
        TestRunnerAdaptor running = Objects.requireNonNull(arquillian, "the server has not started");
        var deployments = new Deployments();
        Method test = Deployments.class.getMethod("plain");
        try {
            running.before(deployments, test, () -> work.accept(deployments.deployer()));
        } finally {
            running.after(deployments, test, LifecycleMethodExecutor.NO_OP);
        }
    }

    @Override
    public String log() {
        return home.log();
    }

    @Override
    public void close() {
        TestRunnerAdaptor running = arquillian;
        if (running == null) {
            return;
        }
        try {
            running.afterClass(Deployments.class, LifecycleMethodExecutor.NO_OP);
            running.afterSuite();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop in order", e);
        } finally {
            running.shutdown();
        }
    }
}
