// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wirebean.Identity;
import io.wirebean.internal.model.ApplicationSource.Security;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.internal.model.Planning.Ready;
import io.wirebean.internal.model.Planning.Rejected;
import io.wirebean.internal.wire.JsonFormat;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.internal.wire.JsonbCodec;
import io.wirebean.internal.wire.RawFormat;
import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.UpgradeGuard;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application of a test's nested classes, planned without a container. */
final class TestApplication {

    /** Stands for the scope that controllers have by default. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface ApplicationScoped {}

    private static final PayloadCodec CODEC = JsonbCodec.withDefaults(JsonLimits.DEFAULTS);

    private final List<ControllerSource> controllers = new ArrayList<>();
    private final List<GlobalErrorSource> others = new ArrayList<>();
    private final List<Class<?>> strays = new ArrayList<>();
    private final List<ArgumentResolver> resolvers = new ArrayList<>();
    private final List<GuardSource> guards = new ArrayList<>();
    private final Map<String, String> configuration;
    private Settings settings = Settings.DEFAULTS;
    private String strict = "auto";
    private boolean originsOff;
    private boolean containerLogin;

    private TestApplication(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    static TestApplication of(Class<?>... controllers) {
        return configured(Map.of(), controllers);
    }

    static TestApplication configured(Map<String, String> configuration, Class<?>... controllers) {
        var application = new TestApplication(configuration);
        for (Class<?> controller : controllers) {
            application.with(controller, ApplicationScoped.class, 0);
        }
        return application;
    }

    TestApplication with(Class<?> controller, Class<? extends Annotation> scope, int priority) {
        controllers.add(new ControllerSource(controller, scope, priority, BeanSource.shared(() -> make(controller))));
        return this;
    }

    TestApplication with(Class<?> controller, BeanSource beans) {
        controllers.add(new ControllerSource(controller, ApplicationScoped.class, 0, beans));
        return this;
    }

    /** A bean that bears a priority. */
    TestApplication withGlobal(UpgradeGuard guard, int priority) {
        guards.add(new GuardSource(guard.getClass(), guard, true, priority, false));
        return this;
    }

    /** A bean that has to be named. */
    TestApplication with(UpgradeGuard guard) {
        guards.add(new GuardSource(guard.getClass(), guard, false, 0, false));
        return this;
    }

    TestApplication withReady(UpgradeGuard guard) {
        guards.add(new GuardSource(guard.getClass(), guard, false, 0, true));
        return this;
    }

    TestApplication strict(String strict) {
        this.strict = strict;
        return this;
    }

    TestApplication with(Settings settings) {
        this.settings = settings;
        return this;
    }

    TestApplication withOriginsOff() {
        originsOff = true;
        return this;
    }

    TestApplication withContainerLogin() {
        containerLogin = true;
        return this;
    }

    TestApplication withOther(Class<?> type) {
        others.add(new GlobalErrorSource(type, BeanSource.shared(() -> make(type))));
        return this;
    }

    TestApplication withStray(Class<?> type) {
        strays.add(type);
        return this;
    }

    TestApplication with(ArgumentResolver resolver) {
        resolvers.add(resolver);
        return this;
    }

    ApplicationPlan plan() {
        return assertInstanceOf(Ready.class, planning(), () -> ProblemReport.text(problems()))
                .plan();
    }

    /** The only endpoint. */
    EndpointPlan endpoint() {
        return plan().endpoints().get(0);
    }

    List<Problem> problems() {
        return assertInstanceOf(Rejected.class, planning()).problems();
    }

    private Planning planning() {
        var formats = List.of(new JsonFormat(JsonLimits.DEFAULTS), new RawFormat());
        var plugins = new Plugins(formats, CODEC, resolvers, Map.of());
        var security = new Security(guards, strict, originsOff, containerLogin);
        return Applications.plan(
                new ApplicationSource(controllers, others, strays, plugins, security, settings, configuration::get));
    }

    /** What a message handler of the only endpoint returns for this JSON. */
    Object handles(String event, String json, FakeHandshake handshake) throws Throwable {
        return handles(new Envelope.Message(event, null, null, new Payload.Json(json)), handshake);
    }

    /** What the handler of whole messages returns. */
    Object handles(Frame frame) throws Throwable {
        return handles(new Envelope.Message("", null, null, new Payload.Whole(frame)), frame, new FakeHandshake());
    }

    Object handles(Envelope.Message message, FakeHandshake handshake) throws Throwable {
        return handles(message, new TextFrame("the frame"), handshake);
    }

    /** What a message handler of the only endpoint returns to this peer. */
    Object handlesAs(Identity identity, String event, String json) throws Throwable {
        var message = new Envelope.Message(event, null, null, new Payload.Json(json));
        return handles(message, new TextFrame("the frame"), new FakeConnection(new FakeHandshake(), identity));
    }

    private Object handles(Envelope.Message message, Frame frame, FakeHandshake handshake) throws Throwable {
        return handles(message, frame, new FakeConnection(handshake));
    }

    private Object handles(Envelope.Message message, Frame frame, FakeConnection connection) throws Throwable {
        var found = assertInstanceOf(Route.Found.class, endpoint().route(message));
        var incoming = new IncomingMessage(frame, message, found.variables());
        return found.handler().call(Call.of(connection, incoming));
    }

    private static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made by a test", e);
        }
    }
}
