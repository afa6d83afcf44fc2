// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.net.URL;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Knows whether the server itself may find out who connects: by its descriptor, by Jakarta Security or by MicroProfile JWT. */
final class ContainerLogin {

    private static final System.Logger LOG = System.getLogger(ContainerLogin.class.getName());

    // by name: a server without these specifications does not have the types
    private static final String PACKAGE = "jakarta.security.enterprise.authentication.mechanism.http.";
    private static final String MECHANISM = PACKAGE + "HttpAuthenticationMechanism";
    private static final String MICRO_PROFILE = "org.eclipse.microprofile.auth.LoginConfig";
    private static final String DEFINITION = "AuthenticationMechanismDefinition";

    private boolean mechanism;

    /**
     * Any bean of the application.
     *
     * @param annotated null for a bean that another extension has made
     */
    void bean(@Nullable Annotated annotated, Bean<?> bean) {
        mechanism |= bean.getTypes().stream().map(Type::getTypeName).anyMatch(MECHANISM::equals)
                || annotated != null
                        && annotated.getAnnotations().stream()
                                .map(each -> each.annotationType().getName())
                                .anyMatch(ContainerLogin::isDefinition);
    }

    private static boolean isDefinition(String annotation) {
        return annotation.startsWith(PACKAGE) && annotation.contains(DEFINITION) || annotation.equals(MICRO_PROFILE);
    }

    /** @param ofApplication a class that lies beside the descriptor */
    boolean isThere(Class<?> ofApplication) {
        return mechanism || isConfigured(ofApplication);
    }

    private static boolean isConfigured(Class<?> ofApplication) {
        try {
            URL descriptor = WebXml.beside(ofApplication);
            if (descriptor == null) {
                return false;
            }
            try (InputStream in = descriptor.openStream()) {
                return isConfigured(in);
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no login was read from web.xml", e);
            return false;
        }
    }

    static boolean isConfigured(InputStream webXml) throws XMLStreamException {
        XMLStreamReader reader = WebXml.reader(webXml);
        while (reader.hasNext()) {
            reader.next();
            if (reader.isStartElement() && reader.getLocalName().equals("login-config")) {
                return true;
            }
        }
        return false;
    }
}
