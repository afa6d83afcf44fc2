// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSWatch;
import io.wirebean.Room;
import io.wirebean.Topic;
import io.wirebean.WSController;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

class InjectedAudiencesTest {

    @Test
    void anAudienceOfARoomIsInjectedByItsName() {
        try (var app = RunningApplication.of(Hall.class, Desk.class)) {
            ScriptedPeer ann = enter(app, "general");
            ScriptedPeer bob = enter(app, "other");
            Desk desk = app.bean(Desk.class);

            desk.general().send("one");
            desk.other().send("two");
            desk.all().send("three");

            ann.receives("{\"event\":\"one\"}").receives("{\"event\":\"three\"}");
            bob.receives("{\"event\":\"two\"}").receives("{\"event\":\"three\"}");
        }
    }

    @Test
    void anAudienceOfATopicIsInjectedByItsName() {
        try (var app = RunningApplication.of(Hall.class, Desk.class)) {
            ScriptedPeer ann = enter(app, "general");
            ann.sends("{\"watch\":\"prices/eur\",\"id\":1}").receives("{\"id\":1,\"data\":\"eur of general\"}");

            app.bean(Desk.class).prices().send("price", 7);

            ann.receives("{\"event\":\"price\",\"topic\":\"prices/eur\",\"data\":7}");
        }
    }

    @Test
    void whatIsInjectedGoesTogetherWithWhatConnectionsGives() {
        try (var app = RunningApplication.of(Hall.class, Desk.class)) {
            enter(app, "general");
            enter(app, "other");
            Desk desk = app.bean(Desk.class);

            assertEquals(
                    2,
                    desk.general()
                            .unite(app.bean(Connections.class).room("other"))
                            .count());
            assertEquals(1, desk.all().except(desk.general()).count());
        }
    }

    @Test
    void anInstanceGivesTheAudienceOfItsQualifier() {
        try (var app = RunningApplication.of(Hall.class, Desk.class, Late.class)) {
            enter(app, "general");

            assertEquals(1, app.bean(Late.class).general.get().count());
        }
    }

    @Test
    void aTopicThatIsNoneFailsAtTheLatestWhereItIsGot() {
        try (var app = RunningApplication.of(Hall.class, Late.class)) {
            Instance<Audience> broken = app.bean(Late.class).broken;

            var thrown = assertThrows(IllegalArgumentException.class, broken::get);

            assertEquals(
                    "a topic is segments that are not empty, between slashes, such as order/42; this is \"a//b\"",
                    thrown.getMessage());
        }
    }

    @Test
    void whoAsksTheBeanManagerWithoutAPlaceIsToldWhereToTakeIt() {
        try (var container = StrictContainer.start(Hall.class)) {
            BeanManager beans = container.getBeanManager();
            Bean<?> room = beans.resolve(beans.getBeans(Audience.class, new InGeneral()));

            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> beans.getReference(room, Audience.class, beans.createCreationalContext(room)));

            assertEquals(
                    "only where an audience is injected, its @Room can be read; take it from Connections here",
                    thrown.getMessage());
        }
    }

    @Test
    void whatIsLookedUpByItsQualifierIsOfThatName() {
        try (var app = RunningApplication.of(Hall.class, Late.class)) {
            enter(app, "general");
            Instance<Object> any = app.bean(Late.class).any;

            assertEquals(1, any.select(Audience.class, new InGeneral()).get().count());
        }
    }

    @Test
    void aBeanThatTheContainerMayPassivateCanHaveOne() {
        try (var app = RunningApplication.of(Hall.class, OfSession.class)) {
            assertEquals(0, app.bean(Connections.class).count());
        }
    }

    @Test
    void aTopicThatIsNoneStopsDeployment() {
        String field = reportOf(Broken.class);
        String parameter = reportOf(WithVariables.class);

        assertTrue(field.contains("WB-170  The audience of the topic \"/prices\" cannot be injected"), field);
        assertTrue(field.contains("InjectedAudiencesTest.Broken#prices\n"), field);
        assertTrue(
                parameter.contains("WB-170  The audience of the topic \"order/{id}\" cannot be injected"), parameter);
        assertTrue(parameter.contains("nothing fills its variables"), parameter);
    }

    /** A peer that is answered, so that it has joined its room. */
    private static ScriptedPeer enter(RunningApplication app, String room) {
        return app.connect("/hall/" + room)
                .sends("{\"unwatch\":\"a\",\"id\":0}")
                .receives("{\"id\":0,\"data\":null}");
    }

    private static String reportOf(Class<?> bean) {
        return String.valueOf(assertThrows(RuntimeException.class, () -> StrictContainer.start(bean))
                .getMessage());
    }

    @WSController("/hall/{room}")
    static class Hall {
        @OnWSConnection
        void enter(Connection connection, @FromPath("room") String room) {
            connection.join(room);
        }

        @OnWSWatch("prices/{currency}")
        String prices(@FromPath("currency") String currency, @FromPath("room") String room) {
            return currency + " of " + room;
        }
    }

    @ApplicationScoped
    static class Desk {
        @Inject
        @Room("general")
        Audience general;

        @Inject
        @Topic("prices/eur")
        Audience prices;

        private Audience other;
        private Audience all;

        @Inject
        void take(@Room("other") Audience other, Audience all) {
            this.other = other;
            this.all = all;
        }

        Audience general() {
            return general;
        }

        Audience other() {
            return other;
        }

        Audience all() {
            return all;
        }

        Audience prices() {
            return prices;
        }
    }

    static class Late {
        @Inject
        @Room("general")
        Instance<Audience> general;

        @Inject
        @Topic("a//b")
        Instance<Audience> broken;

        @Inject
        @Any
        Instance<Object> any;
    }

    private static final class InGeneral extends AnnotationLiteral<Room> implements Room {
        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "general";
        }
    }

    @SessionScoped
    static class OfSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        @Room("general")
        transient Audience general;
    }

    @ApplicationScoped
    static class Broken {
        @Inject
        @Topic("/prices")
        Audience prices;
    }

    @ApplicationScoped
    static class WithVariables {
        @Inject
        void orders(@Topic("order/{id}") Audience orders) {}
    }
}
