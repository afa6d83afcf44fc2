// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.containertests.plain.PlainServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the server is given, all at the same time; none has a beans.xml. */
public final class Deployments {

    static final String PLAIN = "plain";
    static final String CONFORMANCE = "conformance";

    private Deployments() {}

    /** Nothing of Wirebean: shows that the server itself works. */
    @Deployment(name = PLAIN, testable = false)
    public static WebArchive plain() {
        return ShrinkWrap.create(WebArchive.class, PLAIN + ".war").addPackage(PlainServlet.class.getPackage());
    }
}
