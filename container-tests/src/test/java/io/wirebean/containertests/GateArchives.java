// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.app.Gates;
import io.wirebean.conformance.app.Journal;
import io.wirebean.conformance.app.RestApplication;
import io.wirebean.conformance.delivery.DeliveryApplication;
import io.wirebean.conformance.gate.GateApplication;
import io.wirebean.conformance.gate.app.Office;
import io.wirebean.conformance.limits.LimitApplication;
import io.wirebean.conformance.limits.app.LimitControllers;
import io.wirebean.containertests.leaving.LeavingController;
import io.wirebean.containertests.login.LoginControllers;
import io.wirebean.containertests.store.People;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications with settings of their own, without the libraries. */
final class GateArchives {

    private static final String DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
            %s</web-app>
            """;

    private static final String PARAMETER =
            """
              <context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>
            """;

    private static final String SECURED =
            """
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>all</web-resource-name>
                  <url-pattern>/secured/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>member</role-name></security-role>
              <security-role><role-name>chief</role-name></security-role>
            """;

    private static final String LOGIN = """
              <login-config>%s</login-config>
            """;

    private static final String BY_FORM =
            """
            <auth-method>FORM</auth-method><form-login-config>\
            <form-login-page>/login.html</form-login-page><form-error-page>/login.html</form-error-page>\
            </form-login-config>""";

    private static final String PAGE =
            """
            <form method="post" action="j_security_check"><input name="j_username"><input name="j_password"></form>
            """;

    /** Payara wants to be told which group is which role, and looks for sessions that are over once a minute. */
    private static final String PAYARA =
            """
            <glassfish-web-app>
              <security-role-mapping><role-name>member</role-name><group-name>member</group-name></security-role-mapping>
              <security-role-mapping><role-name>chief</role-name><group-name>chief</group-name></security-role-mapping>
              <session-config><session-manager><manager-properties>
                <property name="reapIntervalSeconds" value="1"/>
              </manager-properties></session-manager></session-config>
            </glassfish-web-app>
            """;

    private GateArchives() {}

    /** One of the applications of the suites on the gate. */
    static WebArchive gate(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(Office.class.getPackage())
                .addClasses(Journal.class, Gates.class, RestApplication.class)
                .setWebXML(descriptor(parameters(GateApplication.settings(name))));
    }

    /** One of the applications of the suites on what is sent. */
    static WebArchive delivery(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(DeliveryApplication.classes())
                .setWebXML(descriptor(parameters(DeliveryApplication.settings(name))));
    }

    /** The application of the suites on limits. */
    static WebArchive limits(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(LimitControllers.class.getPackage())
                .setWebXML(descriptor(parameters(LimitApplication.settings())));
    }

    /** An application that gives its handlers time when it leaves, on a slow machine too. */
    static WebArchive leaving(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(LeavingController.class.getPackage())
                .setWebXML(descriptor(parameters(Map.of("wirebean.drain.timeout", "1m"))));
    }

    /** Login by HTTP Basic. Bare sockets answer no ping, and a server may look for sessions that are over once a minute only. */
    static WebArchive basic(String name) {
        var settings = Map.of("wirebean.heartbeat.interval", "off");
        return login(name, parameters(settings) + LOGIN.formatted("<auth-method>BASIC</auth-method>"));
    }

    /** Login by form; connections are bound to their sessions, and keep them. */
    static WebArchive form(String name) {
        var settings = Map.of("wirebean.session.bind", "always", "wirebean.session.keep-alive", "true");
        return login(name, parameters(settings) + LOGIN.formatted(BY_FORM))
                .addAsWebResource(new StringAsset(PAGE), "login.html");
    }

    /** Login by Jakarta Security: the application itself knows its people. */
    static WebArchive store(String name) {
        return login(name, "").addPackage(People.class.getPackage());
    }

    private static WebArchive login(String name, String parameters) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(LoginControllers.class.getPackage())
                .addClass(Journal.class)
                .addAsWebInfResource(new StringAsset(PAYARA), "glassfish-web.xml")
                .setWebXML(descriptor(parameters + SECURED));
    }

    private static StringAsset descriptor(String content) {
        return new StringAsset(DESCRIPTOR.formatted(content));
    }

    private static String parameters(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> PARAMETER.formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
    }
}
