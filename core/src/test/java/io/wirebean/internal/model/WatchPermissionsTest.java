// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSController;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchPermissionsTest {

    private static final Identity MEMBER = Identity.of("bob").roles("member").build();
    private static final Identity STAFF = Identity.of("eve").roles("staff").build();

    @Test
    void permissionsHoldAsOnAMessageHandler() {
        ApplicationPlan application =
                TestApplication.of(Guarded.class).withContainerLogin().plan();
        EndpointPlan plan = application.endpoints().get(0);

        assertEquals("true true false", allowed(plan, "open"));
        assertEquals("false true false", allowed(plan, "staff"));
        assertEquals("true true true", allowed(plan, "any"));
        assertEquals("false false false", allowed(plan, "retired"));
        assertEquals(Set.of("member", "staff"), application.roles());
    }

    @Test
    void aMethodForAllTopicsMayPermitThemToAll() {
        EndpointPlan plan = TestApplication.of(Open.class).endpoint();

        assertEquals("true true true", allowed(plan, "order"));
        assertEquals("true true true", allowed(plan, "order/42/items"));
    }

    @Test
    void aWatchMethodWithAPermissionMakesAllHandlersNeedOne() {
        Golden.assertReport(
                "watch-permission-missing",
                TestApplication.of(HalfGuarded.class).withContainerLogin().problems());
    }

    private static String allowed(EndpointPlan endpoint, String topic) {
        HandlerPlan handler =
                endpoint.watch(new Topic(topic)).orElseThrow().decides().handler();
        return handler.allows(MEMBER) + " " + handler.allows(STAFF) + " " + handler.allows(Identity.anonymous());
    }

    @RolesAllowed({"member", "staff"})
    @WSController("/guarded")
    static class Guarded {
        @OnWSWatch("open")
        void open() {}

        @RolesAllowed("staff")
        @OnWSWatch("staff")
        void staff() {}

        @PermitAll
        @OnWSWatch("any")
        void any() {}

        @DenyAll
        @OnWSWatch("retired")
        void retired() {}

        @OnWSUnwatch("open")
        void left() {}
    }

    @WSController("/open")
    static class Open {
        @PermitAll
        @OnWSWatch("{topic:*}")
        void any() {}
    }

    @WSController("/half")
    static class HalfGuarded {
        @RolesAllowed("staff")
        @OnWSWatch("staff")
        void staff() {}

        @OnWSWatch("forgotten")
        void forgotten() {}

        @OnWSMessage("say")
        void say() {}

        @OnWSUnwatch("forgotten")
        void left() {}
    }
}
