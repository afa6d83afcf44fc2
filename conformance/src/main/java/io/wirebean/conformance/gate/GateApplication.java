// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.app.Gates;
import io.wirebean.conformance.app.Journal;
import io.wirebean.conformance.app.RestApplication;
import io.wirebean.conformance.gate.app.Badge;
import io.wirebean.conformance.gate.app.EventJournal;
import io.wirebean.conformance.gate.app.HangingController;
import io.wirebean.conformance.gate.app.IdentityController;
import io.wirebean.conformance.gate.app.JudgedControllers;
import io.wirebean.conformance.gate.app.Judges;
import io.wirebean.conformance.gate.app.KnownGuard;
import io.wirebean.conformance.gate.app.Office;
import io.wirebean.conformance.gate.app.Passes;
import io.wirebean.conformance.gate.app.PermissionControllers;
import io.wirebean.conformance.gate.app.RefusingController;
import io.wirebean.conformance.gate.app.ShapeController;
import io.wirebean.conformance.gate.app.SightController;
import io.wirebean.conformance.gate.app.TokenControllers;
import io.wirebean.conformance.gate.app.TopicController;
import io.wirebean.conformance.gate.app.WatchingInterceptor;
import java.util.List;
import java.util.Map;

/** What a server has to be given to run the suites of this package. */
public final class GateApplication {

    private static final Map<String, String> SETTINGS = Map.of(
            "wirebean.upgrade.timeout", "2s",
            "wirebean.upgrade.token-cookie", "pass",
            "wirebean.origin.allowed", "same-host, https://good.example, https://*.example.org");

    private static final Map<String, String> TIGHT_SETTINGS = Map.of(
            "wirebean.upgrade.timeout", "4s",
            "wirebean.upgrade.max-pending", "2",
            "wirebean.upgrade.max-header-bytes", "2KiB",
            "wirebean.upgrade.max-query-bytes", "512",
            "wirebean.upgrade.token-in-query", "true",
            "wirebean.origin.none", "refuse",
            "wirebean.proxy.trusted", "127.0.0.1",
            "wirebean.connections.max", "6",
            "wirebean.connections.max-per-user", "2",
            "wirebean.connections.max-per-address", "3");

    private static final List<Class<?>> CLASSES = List.of(
            RestApplication.class,
            Journal.class,
            Gates.class,
            Office.class,
            EventJournal.class,
            Badge.class,
            Passes.class,
            KnownGuard.class,
            WatchingInterceptor.class,
            Judges.First.class,
            Judges.Second.class,
            Judges.Left.class,
            Judges.Right.class,
            JudgedControllers.Judged.class,
            JudgedControllers.SharedLeft.class,
            JudgedControllers.SharedRight.class,
            ShapeController.class,
            SightController.class,
            RefusingController.class,
            HangingController.class,
            IdentityController.class,
            TokenControllers.Bearer.class,
            TokenControllers.Query.class,
            TokenControllers.Ticket.class,
            TokenControllers.Open.class,
            PermissionControllers.Staff.class,
            PermissionControllers.Closed.class,
            TopicController.class);

    private GateApplication() {}

    /** The beans, for a server that does not search for them. */
    public static Class<?>[] classes() {
        return CLASSES.toArray(Class<?>[]::new);
    }

    /** The settings of an application, {@link Conformance#GATE} or {@link Conformance#TIGHT_GATE}. */
    public static Map<String, String> settings(String application) {
        return application.equals(Conformance.TIGHT_GATE) ? TIGHT_SETTINGS : SETTINGS;
    }
}
