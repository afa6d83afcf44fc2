// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Identity;
import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalNewsTest {

    private static final UpgradeRefused REFUSED =
            new UpgradeRefused("/chat", Set.of(), 401, "no token", Identity.anonymous(), null);

    private final WeldContainer container = StrictContainer.start(Reporter.class);
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<UpgradeRefused> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        container.shutdown();
    }

    @Test
    void plugInsHearAtOnceAndObserversLater() {
        news(new ConnectionObserver() {
                    @Override
                    public void refused(UpgradeRefused refusal) {
                        seen.add(refusal);
                    }
                })
                .accept(REFUSED);

        assertEquals(List.of(REFUSED), seen);
        assertEquals(1, waiting.size());
    }

    @Test
    void aPlugInThatFailsHarmsNobody() {
        news(new ConnectionObserver() {
                    @Override
                    public void refused(UpgradeRefused refusal) {
                        throw new IllegalStateException("a plug-in of this test fails");
                    }
                })
                .accept(REFUSED);

        assertEquals(1, waiting.size());
    }

    @Test
    void whoIsRefusedForHoursFillsNeitherTheMemoryNorTheLog() {
        RefusalNews news = news(ConnectionObserver.NONE);
        var logged = new ArrayList<String>();
        Logger logger = Logger.getLogger("io.wirebean");
        Filter before = logger.getFilter();
        logger.setFilter(entry -> logged.add(entry.getMessage()));

        try {
            for (int i = 0; i < 2 * RefusalNews.MAX_WAITING; i++) {
                news.accept(REFUSED);
            }
        } finally {
            logger.setFilter(before);
        }

        assertEquals(RefusalNews.MAX_WAITING, waiting.size());
        assertEquals(
                List.of("UpgradeRefused events are dropped: {0} wait for their observers already"),
                logged.stream().filter(text -> text.contains("dropped")).toList());
    }

    @Test
    void afterTheEndOfTheApplicationNobodyHears() {
        var manager = container.getBeanManager();
        var events = new CdiEvents(manager, extension().observers(), Runnable::run);
        var news = new RefusalNews(ConnectionObserver.NONE, events, scope(), task -> {
            throw new RejectedExecutionException("stopped");
        });

        news.accept(REFUSED);

        assertTrue(waiting.isEmpty());
    }

    private RefusalNews news(ConnectionObserver plugIns) {
        var events = new CdiEvents(container.getBeanManager(), extension().observers(), Runnable::run);
        return new RefusalNews(plugIns, events, scope(), waiting::add);
    }

    private CdiCallbackScope scope() {
        var loader = getClass().getClassLoader();
        var ownThread = new OwnThread(ThreadSource.own().platform(), loader);
        return new CdiCallbackScope(loader, RequestContexts.of(container.getBeanManager(), extension(), ownThread));
    }

    private WirebeanExtension extension() {
        return container.getBeanManager().getExtension(WirebeanExtension.class);
    }

    @Dependent
    static class Reporter {

        void refused(@ObservesAsync UpgradeRefused event) {}
    }
}
