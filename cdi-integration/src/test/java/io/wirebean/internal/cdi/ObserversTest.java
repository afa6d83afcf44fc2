// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Identity;
import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObserversTest {

    private static final UpgradeRefused REFUSAL =
            new UpgradeRefused("/a", Set.of(), 401, "no token", Identity.anonymous(), null);

    @Test
    void anObserverThatFailsKeepsNothingFromTheNext() {
        var heard = new ArrayList<UpgradeRefused>();
        ConnectionObserver broken = new ConnectionObserver() {
            @Override
            public void refused(UpgradeRefused refusal) {
                throw new IllegalStateException("no disk");
            }
        };
        ConnectionObserver audit = new ConnectionObserver() {
            @Override
            public void refused(UpgradeRefused refusal) {
                heard.add(refusal);
            }
        };

        Observers.of(List.of(broken, audit)).refused(REFUSAL);

        assertEquals(List.of(REFUSAL), heard);
    }
}
