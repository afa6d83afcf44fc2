// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.model.Settings;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final int LIMIT = Settings.DEFAULTS.inbound().maxPending();

    private final FakeTransport wire = new FakeTransport();
    private final Inbox inbox = new Inbox(Settings.DEFAULTS.inbound(), wire, new Semaphore(1));

    @Test
    void aServerThatReadsOnLateIsPausedAgain() {
        enter(LIMIT);
        leave(LIMIT / 2);
        assertFalse(wire.paused);
        enter(LIMIT / 2);
        assertTrue(wire.paused);

        // Grizzly does on its selector's thread what another asked for, after what that thread has paused meanwhile
        wire.resumeReads();
        enter(1);

        assertTrue(wire.paused);
    }

    private void enter(int messages) {
        for (int i = 0; i < messages; i++) {
            if (inbox.entered(1)) {
                assertTrue(inbox.slowDownIfFull());
            }
        }
    }

    private void leave(int messages) {
        for (int i = 0; i < messages; i++) {
            inbox.left(1);
        }
    }
}
