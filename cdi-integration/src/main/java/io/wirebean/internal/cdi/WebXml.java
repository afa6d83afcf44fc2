// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.DeploymentProblems;
import io.wirebean.internal.model.Problem;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a deployment descriptor: the roles, and an {@code absolute-ordering} that shuts out both our fragment and
 * our initializer, so that nothing of ours would ever run to complain. One that cannot be found or read is no problem.
 */
final class WebXml {

    private static final System.Logger LOG = System.getLogger(WebXml.class.getName());

    private static final String FOLDER = "/WEB-INF/";

    /** The name in {@code web-fragment.xml}. */
    private static final String FRAGMENT = "wirebean";

    private WebXml() {}

    /** The problem, if the descriptor beside this class of the application has one. */
    static Optional<Problem> problem(Class<?> ofApplication) {
        try {
            URL descriptor = beside(ofApplication);
            if (descriptor == null) {
                return Optional.empty();
            }
            try (InputStream in = descriptor.openStream()) {
                return shutsOut(in)
                        ? Optional.of(DeploymentProblems.absoluteOrdering(FRAGMENT, "WEB-INF/web.xml"))
                        : Optional.empty();
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no web.xml was read", e);
            return Optional.empty();
        }
    }

    /** The roles that the web application's descriptor declares. */
    static Set<String> roles(ServletContext context) {
        try (InputStream in = context.getResourceAsStream(FOLDER + "web.xml")) {
            return in == null ? new TreeSet<>() : roles(in);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no roles were read from web.xml", e);
            return new TreeSet<>();
        }
    }

    static Set<String> roles(InputStream webXml) throws XMLStreamException {
        var roles = new TreeSet<String>();
        XMLStreamReader reader = reader(webXml);
        boolean inRole = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (reader.hasName() && reader.getLocalName().equals("security-role")) {
                inRole = event == XMLStreamConstants.START_ELEMENT;
            } else if (inRole
                    && reader.isStartElement()
                    && reader.getLocalName().equals("role-name")) {
                roles.add(reader.getElementText().strip());
            }
        }
        return roles;
    }

    static XMLStreamReader reader(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(webXml);
    }

    /** The descriptor beside a class of the application; null where it is not found. */
    static @Nullable URL beside(Class<?> type) throws IOException {
        var source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        String location = source.getLocation().toString();
        int folder = location.indexOf(FOLDER);
        return folder < 0 ? null : new URL(location.substring(0, folder) + FOLDER + "web.xml");
    }

    static boolean shutsOut(InputStream webXml) throws XMLStreamException {
        XMLStreamReader reader = reader(webXml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("absolute-ordering")) {
                return !letsIn(reader);
            }
        }
        return false;
    }

    private static boolean letsIn(XMLStreamReader ordering) throws XMLStreamException {
        while (ordering.next() != XMLStreamConstants.END_ELEMENT
                || !ordering.getLocalName().equals("absolute-ordering")) {
            if (ordering.isStartElement() && isOurs(ordering)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(XMLStreamReader element) throws XMLStreamException {
        return element.getLocalName().equals("others")
                || element.getLocalName().equals("name")
                        && element.getElementText().strip().equals(FRAGMENT);
    }
}
