// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServletSessionTest {

    private final FakeHttpSession fake = new FakeHttpSession("s1").with("cart", "full");
    private final ServletSession session = new ServletSession(fake.asSeen(), new RequestThread(), null);

    @Test
    void aSessionIsSeenWithItsAttributes() {
        assertEquals("s1", session.id());
        assertEquals(Optional.of("full"), session.attribute("cart"));
        assertEquals(Optional.empty(), session.attribute("name"));
    }

    @Test
    void aSessionThatIsOverIsEmpty() {
        fake.ends();

        assertEquals("", session.id());
        assertEquals(Optional.empty(), session.attribute("cart"));
    }

    @Test
    void aSessionMayGetAnotherId() {
        fake.id("s2");

        assertEquals("s2", session.id());
    }

    @Test
    void whatIsPrintedOfASessionIsNoSecret() {
        assertFalse(session.toString().contains("s1"));
    }
}
