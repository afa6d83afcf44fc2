// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Identity;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is revoked while its upgrade is under way. */
@Timeout(30)
class RevocationTest {

    private final FakeTransport wire = new FakeTransport();
    private final LinkedBlockingQueue<String> opened = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().onOpen(call -> opened.add("opened"));
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anUpgradeThatHadBegunBeforeTheRevocationOpensNothing() throws InterruptedException {
        var admission = TestEngine.admission(endpoint, Identity.of("ann").build());

        assertEquals(0, engine.engine.connections().user("ann").revoke());
        LiveConnection connection = engine.open(admission, wire);

        assertEquals(4403, wire.closed.take());
        assertFalse(connection.isOpen());
        assertEquals(0, engine.engine.connections().count());
        assertEquals(0, engine.engine.registry().ofUser("ann"));
        assertNull(opened.peek());
    }

    @Test
    void anUpgradeThatBeginsAfterwardsOpens() throws InterruptedException {
        engine.engine.connections().user("ann").revoke();

        LiveConnection connection =
                engine.open(TestEngine.admission(endpoint, Identity.of("ann").build()), wire);

        assertEquals("opened", opened.take());
        assertTrue(connection.isOpen());
    }

    @Test
    void theRevocationOfADeviceOrOfAnotherUserReachesNobodyElse() throws InterruptedException {
        var phone = TestEngine.admission(
                endpoint, Identity.of("ann").device("phone").build());
        var laptop = TestEngine.admission(
                endpoint, Identity.of("ann").device("laptop").build());
        var bob = TestEngine.admission(endpoint, Identity.of("bob").build());

        engine.engine.connections().device("ann", "phone").revoke();

        assertFalse(engine.open(phone, wire).isOpen());
        assertTrue(engine.open(laptop, new FakeTransport()).isOpen());
        assertTrue(engine.open(bob, new FakeTransport()).isOpen());
    }

    @Test
    void theRevocationOfSeveralUsersTogetherReachesEach() throws InterruptedException {
        var ann = TestEngine.admission(endpoint, Identity.of("ann").build());
        var phone = TestEngine.admission(
                endpoint, Identity.of("bob").device("phone").build());
        var laptop = TestEngine.admission(
                endpoint, Identity.of("bob").device("laptop").build());
        var connections = engine.engine.connections();

        connections.user("ann").unite(connections.device("bob", "phone")).revoke();

        assertFalse(engine.open(ann, wire).isOpen());
        assertFalse(engine.open(phone, new FakeTransport()).isOpen());
        assertTrue(engine.open(laptop, new FakeTransport()).isOpen());
    }

    @Test
    void aNarrowerAudienceClosesWhatIsOpenAlone() throws InterruptedException {
        var admission = TestEngine.admission(endpoint, Identity.of("ann").build());

        engine.engine.connections().user("ann").of(String.class).revoke();

        assertTrue(engine.open(admission, wire).isOpen());
    }
}
