// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class WebXmlTest {

    @Test
    void anAbsoluteOrderingWithoutUsShutsUsOut() throws XMLStreamException {
        assertTrue(shutsOut("<absolute-ordering><name>faces</name></absolute-ordering>"));
        assertTrue(shutsOut("<absolute-ordering/>"));
    }

    @Test
    void anAbsoluteOrderingThatNamesUsOrAllOthersLetsUsIn() throws XMLStreamException {
        assertFalse(shutsOut("<absolute-ordering><name>a</name><name> wirebean </name></absolute-ordering>"));
        assertFalse(shutsOut("<absolute-ordering><name>a</name><others/></absolute-ordering>"));
    }

    @Test
    void aDescriptorWithoutAnOrderingLetsUsIn() throws XMLStreamException {
        assertFalse(shutsOut("<display-name>a</display-name><servlet><servlet-name>x</servlet-name></servlet>"));
    }

    @Test
    void aClassOutsideOfAWebApplicationHasNoDescriptor() {
        assertEquals(Optional.empty(), WebXml.problem(WebXmlTest.class));
        assertEquals(Optional.empty(), WebXml.problem(String.class));
    }

    private static boolean shutsOut(String content) throws XMLStreamException {
        String xml = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>";
        return WebXml.shutsOut(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
