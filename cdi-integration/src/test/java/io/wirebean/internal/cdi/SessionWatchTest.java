// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionWatchTest {

    private static final int HALF_AN_HOUR = 1800;

    private final HandTimer timer = new HandTimer();
    private final SessionWatch watch = new SessionWatch(timer, Runnable::run, timer.clock());
    private final FakeHttpSession session = new FakeHttpSession("s1");

    @BeforeEach
    void theRequestOfTheUpgradeIsTold() {
        watch.begins("s1");
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aSessionEndsWhenItsIntervalIsOver() {
        watch.watch(session.asSeen());

        timer.passes(HALF_AN_HOUR - 1);
        assertFalse(session.isOver());
        timer.passes(1);

        assertTrue(session.isOver());
    }

    @Test
    void aRequestGivesItItsIntervalAnew() {
        watch.watch(session.asSeen());
        timer.passes(1000);

        request("s1").ends();

        timer.passes(HALF_AN_HOUR - 1);
        assertFalse(session.isOver());
        timer.passes(1);
        assertTrue(session.isOver());
    }

    @Test
    void aRequestOfAnotherSessionIsNoUseOfThisOne() {
        watch.watch(session.asSeen());
        timer.passes(1000);

        assertNull(watch.begins("s2"));
        assertNull(watch.begins(null));
        timer.passes(800);

        assertTrue(session.isOver());
    }

    @Test
    void noSessionEndsWhileARequestOfItGoesOn() {
        watch.watch(session.asSeen());
        SessionWatch.Watched download = request("s1");

        timer.passes(2 * HALF_AN_HOUR);
        assertFalse(session.isOver());
        download.ends();
        timer.passes(1);

        assertTrue(session.isOver());
    }

    @Test
    void aRequestThatComesBeforeItsEndIsInTimeStill() {
        Deque<Runnable> ends = new ArrayDeque<>();
        var slow = new SessionWatch(timer, ends::add, timer.clock());
        slow.begins("s1");
        slow.watch(session.asSeen());
        timer.passes(HALF_AN_HOUR + 3);
        assertEquals(1, ends.size());

        Objects.requireNonNull(slow.begins("s1")).ends();
        ends.remove().run();

        assertFalse(session.isOver());
        timer.passes(HALF_AN_HOUR);
        ends.remove().run();
        assertTrue(session.isOver());
    }

    @Test
    void aSessionWithAnotherIdIsTheSame() {
        watch.watch(session.asSeen());
        timer.passes(1000);
        SessionWatch.Watched login = request("s1");
        session.id("s2");
        watch.renamed("s1", "s2");
        login.ends();

        assertNull(watch.begins("s1"));
        request("s2").ends();
        timer.passes(HALF_AN_HOUR - 1);
        assertFalse(session.isOver());
        timer.passes(1);

        assertTrue(session.isOver());
    }

    @Test
    void anIdThatChangedBeforeTheSessionWasWatchedIsNoticed() {
        watch.watch(session.asSeen());
        session.id("s2");
        timer.passes(1);

        assertNull(watch.begins("s1"));
        assertNotNull(watch.begins("s2"));
    }

    @Test
    void anIntervalThatTheApplicationSetsMeanwhileIsTheOneThatHolds() {
        watch.watch(session.asSeen());
        timer.passes(60);

        session.maxInactiveSeconds(90);
        timer.passes(30);

        assertTrue(session.isOver());
    }

    @Test
    void aSessionThatNeverEndsDoesNot() {
        session.maxInactiveSeconds(-1);
        watch.watch(session.asSeen());

        timer.passes(10 * HALF_AN_HOUR);

        assertFalse(session.isOver());
    }

    @Test
    void whenTheLastOfItsConnectionsHasEndedTheServerEndsItItself() {
        Runnable first = watch.watch(session.asSeen());
        Runnable second = watch.watch(session.asSeen());

        first.run();
        timer.passes(1);
        assertFalse(timer.isIdle());
        second.run();
        timer.passes(1);

        assertTrue(timer.isIdle());
        timer.passes(HALF_AN_HOUR);
        assertFalse(session.isOver());
    }

    @Test
    void aSessionThatIsOverIsForgotten() {
        watch.watch(session.asSeen());
        session.ends();
        watch.ended("s1");

        timer.passes(1);

        assertTrue(timer.isIdle());
        assertNull(watch.begins("s1"));
    }

    @Test
    void aSessionThatIsOverUnheardIsForgottenToo() {
        watch.watch(session.asSeen());
        session.ends();

        timer.passes(1);

        assertTrue(timer.isIdle());
    }

    @Test
    void aSessionWithTheIdOfOneThatIsOverIsAnotherOne() {
        Runnable ofTheOld = watch.watch(session.asSeen());
        watch.ended("s1");
        var next = new FakeHttpSession("s1");
        watch.watch(next.asSeen());

        ofTheOld.run();
        timer.passes(HALF_AN_HOUR);

        assertTrue(next.isOver());
        assertFalse(session.isOver());
    }

    @Test
    void whereRequestsAreNotToldNobodyIsTakenForIdle() {
        var deaf = new SessionWatch(timer, Runnable::run, timer.clock());

        deaf.watch(session.asSeen()).run();
        deaf.watch(session.asSeen());

        assertTrue(timer.isIdle());
    }

    @Test
    void noServerNeedsItWithoutLocksOnSessions() {
        var context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> null);

        assertFalse(SessionWatch.isNeeded(context));
    }

    private SessionWatch.Watched request(String id) {
        return Objects.requireNonNull(watch.begins(id));
    }
}
