// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpSession;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionKeeperTest {

    private static final int HALF_AN_HOUR = 1800;

    private final HandTimer timer = new HandTimer();
    private final SessionKeeper keeper = new SessionKeeper(timer, Runnable::run, timer.clock());
    private final FakeHttpSession session = new FakeHttpSession("s1");

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whileAConnectionIsOpenTheSessionHasItsIntervalFromNowOn() {
        keeper.keep(session.asSeen(), null);

        timer.passes(7200);

        assertEquals(7200 + HALF_AN_HOUR, session.maxInactiveSeconds());
    }

    @Test
    void theSessionIsLookedAfterOnceAMinuteAtMostAndAtLeastFourTimesInItsInterval() {
        keeper.keep(session.asSeen(), null);
        assertEquals(60, timer.pauseSeconds());

        session.ends();
        timer.passes(60);
        var brief = new FakeHttpSession("s2");
        brief.maxInactiveSeconds(20);
        keeper.keep(brief.asSeen(), null);

        assertEquals(5, timer.pauseSeconds());
    }

    @Test
    void whenTheLastOfItsConnectionsHasEndedItsOwnIntervalIsLeft() {
        Runnable first = keeper.keep(session.asSeen(), null);
        Runnable second = keeper.keep(session.asSeen(), null);
        timer.passes(3600);

        first.run();
        first.run();
        timer.passes(600);
        assertEquals(4200 + HALF_AN_HOUR, session.maxInactiveSeconds());
        second.run();
        timer.passes(900);

        assertEquals(4200 + HALF_AN_HOUR, session.maxInactiveSeconds());
    }

    @Test
    void theNextRequestAfterThatGivesItsOwnIntervalBack() {
        Runnable release = keeper.keep(session.asSeen(), null);
        timer.passes(3600);
        release.run();

        session.accessedAt(3_700_000);
        timer.passes(120);

        assertEquals(HALF_AN_HOUR, session.maxInactiveSeconds());
        assertTrue(timer.isIdle());
    }

    @Test
    void aSessionThatTheServerKeptLongerGetsItsOwnIntervalBack() {
        Runnable release = keeper.keep(session.asSeen(), null);
        timer.passes(3600);
        release.run();

        timer.passes(HALF_AN_HOUR);

        assertEquals(HALF_AN_HOUR, session.maxInactiveSeconds());
        assertTrue(timer.isIdle());
    }

    @Test
    void aConnectionThatComesBackKeepsItAgain() {
        keeper.keep(session.asSeen(), null).run();
        timer.passes(600);
        keeper.keep(session.asSeen(), null);

        timer.passes(3600);

        assertEquals(4200 + HALF_AN_HOUR, session.maxInactiveSeconds());
    }

    @Test
    void anIntervalThatTheApplicationSetsMeanwhileIsTheOneThatHolds() {
        keeper.keep(session.asSeen(), null);
        timer.passes(60);

        session.maxInactiveSeconds(300);
        timer.passes(60);

        assertEquals(120 + 300, session.maxInactiveSeconds());
    }

    @Test
    void aSessionThatNeverEndsIsLeftAlone() {
        session.maxInactiveSeconds(-1);

        keeper.keep(session.asSeen(), null);

        assertEquals(-1, session.maxInactiveSeconds());
        assertTrue(timer.isIdle());
    }

    @Test
    void aSessionThatIsOverIsForgotten() {
        keeper.keep(session.asSeen(), null);
        session.ends();

        timer.passes(60);

        assertTrue(timer.isIdle());
        keeper.keep(session.asSeen(), null).run();
    }

    @Test
    void aSessionWithAnotherIdIsTheSame() {
        keeper.keep(session.asSeen(), null);
        timer.passes(600);
        session.id("s2");
        keeper.renamed("s1", "s2");

        keeper.keep(session.asSeen(), null);
        timer.passes(600);

        assertEquals(1200 + HALF_AN_HOUR, session.maxInactiveSeconds());
        keeper.ended("s2");
        timer.passes(60);
        assertTrue(timer.isIdle());
    }

    @Test
    void aSessionThatCanBeTouchedIsTouchedAndKeepsItsInterval() {
        var touchable = new Touchable();
        Runnable release = keeper.keep(session.asSeen(), SessionAccess.of(touchable, Touchable.class));

        timer.passes(180);
        release.run();
        timer.passes(180);

        assertEquals(5, touchable.touches);
        assertEquals(HALF_AN_HOUR, session.maxInactiveSeconds());
        assertTrue(timer.isIdle());
    }

    @Test
    void sessionsOfServlet60CannotBeTouched() {
        assertNull(SessionAccess.of(session.asSeen(), HttpSession.class));
    }

    /** A session as Servlet 6.1 has it. */
    public static final class Touchable {

        private int touches;

        /** As there. */
        public Accessor getAccessor() {
            return use -> touches++;
        }

        /** As there. */
        public interface Accessor {

            /** Uses the session as a request does. */
            void access(Consumer<Object> use);
        }
    }
}
