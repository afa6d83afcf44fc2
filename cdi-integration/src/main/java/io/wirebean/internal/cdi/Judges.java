// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.GuardSource;
import io.wirebean.security.BearerGuard;
import io.wirebean.security.TicketGuard;
import io.wirebean.security.Tickets;
import io.wirebean.spi.TokenVerifier;
import io.wirebean.spi.UpgradeGuard;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;

/**
 * The guards of an application, its own and the ready ones.
 *
 * @param verifiers how many beans know tokens
 */
record Judges(List<GuardSource> all, int verifiers) {

    /** The ready ones alone; what is planned with them is looked at and thrown away. */
    static Judges ready(Tickets tickets) {
        return new Judges(ready(List.of(), tickets), 0);
    }

    static Judges of(PlugIns plugged, BeanManager beans, Tickets tickets) {
        List<GuardSource> all = new ArrayList<>();
        for (Bean<?> bean : plugged.beans(beans, UpgradeGuard.class)) {
            Class<?> type = References.type(bean, UpgradeGuard.class);
            if (!FoundBeans.isReplaced(type, bean, beans)) {
                var guard = (UpgradeGuard) References.of(beans, bean, UpgradeGuard.class);
                boolean global = type.isAnnotationPresent(Priority.class);
                all.add(new GuardSource(type, guard, global, References.priority(type), false));
            }
        }
        List<TokenVerifier> verifiers = plugged.all(beans, TokenVerifier.class);
        all.addAll(ready(verifiers, tickets));
        return new Judges(all, verifiers.size());
    }

    private static List<GuardSource> ready(List<TokenVerifier> verifiers, Tickets tickets) {
        return List.of(
                new GuardSource(BearerGuard.class, new BearerGuard(verifiers), false, 0, true),
                new GuardSource(TicketGuard.class, new TicketGuard(tickets), false, 0, true));
    }
}
