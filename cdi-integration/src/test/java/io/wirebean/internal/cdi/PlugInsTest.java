// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.UpgradeGuard;
import io.wirebean.spi.WireFormat;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlugInsTest {

    private final PlugIns plugIns = new PlugIns();

    @Test
    void whatABeanManagerDoesNotSeeIsTakenAsItWasShownSmallestPriorityFirst() {
        plugIns.bean(bean(Late.class, ConnectionObserver.class));
        plugIns.bean(bean(Early.class, ConnectionObserver.class));

        List<String> found = plugIns.all(manager(Set.of()), ConnectionObserver.class).stream()
                .map(observer -> observer.getClass().getSimpleName())
                .toList();

        assertEquals(List.of("Early", "Late"), found);
    }

    @Test
    void whatABeanManagerSeesCounts() {
        plugIns.bean(bean(Late.class, ConnectionObserver.class));

        BeanManager seeing = manager(Set.of(bean(Early.class, ConnectionObserver.class)));

        assertEquals(1, plugIns.all(seeing, ConnectionObserver.class).size());
        assertTrue(plugIns.one(seeing, ConnectionObserver.class).orElseThrow() instanceof Early);
    }

    @Test
    void theOneBeanOfATypeIsTheOneThatWasShown() {
        BeanManager blind = manager(Set.of());
        assertEquals(Optional.empty(), plugIns.one(blind, ConnectionObserver.class));

        plugIns.bean(bean(Late.class, ConnectionObserver.class));

        assertTrue(plugIns.one(blind, ConnectionObserver.class).orElseThrow() instanceof Late);
    }

    @Test
    void onlyFormatsResolversAndGuardsArePlannedWith() {
        plugIns.bean(bean(Late.class, ConnectionObserver.class));
        assertFalse(plugIns.arePlannedWith());

        for (Class<?> seam : List.of(WireFormat.class, ArgumentResolver.class, UpgradeGuard.class)) {
            var one = new PlugIns();
            one.bean(bean(Late.class, seam));
            assertTrue(one.arePlannedWith(), seam::getName);
        }
    }

    /** The second in order. */
    @Priority(2)
    static final class Late implements ConnectionObserver {}

    /** The first in order. */
    @Priority(1)
    static final class Early implements ConnectionObserver {}

    private static Bean<?> bean(Class<?> type, Class<?> seam) {
        return (Bean<?>) Proxy.newProxyInstance(
                PlugInsTest.class.getClassLoader(),
                new Class<?>[] {Bean.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getTypes" -> Set.of(seam, Object.class);
                    case "getBeanClass" -> type;
                    case "getQualifiers" -> Set.of(Any.Literal.INSTANCE, Default.Literal.INSTANCE);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Sees these beans, whatever it is asked for, and makes an instance of a bean's class. */
    private static BeanManager manager(Set<Bean<?>> seen) {
        return (BeanManager) Proxy.newProxyInstance(
                PlugInsTest.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBeans" -> seen;
                    case "resolve" ->
                        ((Set<?>) arguments[0]).stream().findFirst().orElse(null);
                    case "createCreationalContext" -> null;
                    case "getReference" ->
                        ((Bean<?>) arguments[0])
                                .getBeanClass()
                                .getDeclaredConstructor()
                                .newInstance();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
