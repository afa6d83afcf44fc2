// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static java.lang.System.Logger.Level.WARNING;

import io.wirebean.conformance.ServerUnderTest;
import java.lang.System.Logger;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
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

    private static final Logger LOG = System.getLogger(ManagedServer.class.getName());

    private ServerHome home = home();
    private @Nullable TestRunnerAdaptor arquillian;

    private static ServerHome home() {
        return new ServerHome(Path.of(System.getProperty("server.home")));
    }

    @Override
    public void start() throws Exception {
        try {
            arquillian = attempt();
        } catch (LifecycleException failure) {
            if (!isPayara()) {
                throw failure;
            }
            // it fails once in a while on a busy machine
            LOG.log(WARNING, "trying once more, on other ports", failure);
            startAgain(failure);
        }
    }

    private void startAgain(LifecycleException first) throws Exception {
        home = home();
        try {
            arquillian = attempt();
        } catch (LifecycleException second) {
            second.addSuppressed(first);
            throw second;
        }
    }

    private TestRunnerAdaptor attempt() throws Exception {
        home.prepare(System.getProperty("server.name"));
        TestRunnerAdaptor starting = TestRunnerAdaptorBuilder.build();
        try {
            starting.beforeSuite();
            starting.beforeClass(Deployments.class, LifecycleMethodExecutor.NO_OP);
            return starting;
        } catch (Exception e) {
            Exception failure = explained(e);
            giveUp(starting, failure);
            throw failure;
        }
    }

    /** Payara is started by its first deployment, and fails with that one's failure. */
    private Exception explained(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LifecycleException) {
                return new LifecycleException(cause.getMessage() + "; the end of its log: " + home.endOfLog(), failure);
            }
        }
        return failure;
    }

    private static void giveUp(TestRunnerAdaptor starting, Exception failure) {
        try {
            starting.afterSuite();
        } catch (Exception e) {
            failure.addSuppressed(e);
        } finally {
            starting.shutdown();
        }
    }

    @Override
    public URI base(String application) {
        return application(application);
    }

    /** The address of one of the deployed applications. */
    public URI application(String context) {
        return URI.create("http://127.0.0.1:" + home.httpPort() + "/" + context + "/");
    }

    /** Whether it does what WildFly alone does. */
    boolean isWildFly() {
        return is("wildfly");
    }

    @Override
    public boolean stopsReading() {
        return isWildFly();
    }

    @Override
    public boolean losesCloseFrames() {
        return isLiberty();
    }

    @Override
    public boolean dropsWhatIsUnread() {
        return isPayara();
    }

    @Override
    public boolean readsBehindItsAnswers() {
        return !isLiberty();
    }

    private static boolean isLiberty() {
        return is("liberty");
    }

    private static boolean is(String name) {
        return System.getProperty("server.name").equals(name);
    }

    @Override
    public boolean failsUpgradesBehindResets() {
        return isPayara();
    }

    /** Whether it does what Payara alone does. */
    boolean isPayara() {
        return is("payara");
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
