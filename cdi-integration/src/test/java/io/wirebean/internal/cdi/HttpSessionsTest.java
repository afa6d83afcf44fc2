// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpSessionsTest {

    private final List<String> told = new ArrayList<>();
    private final HttpSessions sessions =
            new HttpSessions(id -> told.add("ended " + id), (before, after) -> told.add(before + " is " + after));
    private final FakeHttpSession fake = new FakeHttpSession("s1").with("cart", "full");
    private final ServletSession session = new ServletSession(fake.asSeen(), new RequestThread(), sessions);

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
    void aSessionIsOverAsSoonAsTheServerTellsOfItsEnd() {
        sessions.destroyed(fake.asSeen());

        assertEquals("", session.id());
        assertEquals(List.of("ended s1"), told);
    }

    @Test
    void anIdThatTheServerGivesAgainIsThatOfANewSession() {
        sessions.destroyed(fake.asSeen());

        sessions.created(fake.asSeen());

        assertEquals("s1", session.id());
    }

    @Test
    void aSessionMayGetAnotherId() {
        fake.id("s2");

        sessions.idChanged(fake.asSeen(), "s1");

        assertEquals("s2", session.id());
        assertEquals(List.of("s1 is s2"), told);
    }

    @Test
    void whatIsPrintedOfASessionIsNoSecret() {
        assertFalse(session.toString().contains("s1"));
    }
}
