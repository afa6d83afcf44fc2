// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a record with the query parameters that are named as its components.
 *
 * @param constructor takes the components as one Object[]
 */
record QueryRecord(String type, MethodHandle constructor, List<ArgumentPlan<Facts>> components)
        implements ArgumentPlan<Facts> {

    @Override
    public @Nullable Object value(Facts call) throws PayloadException {
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).value(call);
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw Misfits.of("", "the query is no " + type, e);
        }
    }

    @Override
    public Optional<UpgradeMisfit> misfit(Facts upgrade) {
        return components.stream()
                .flatMap(component -> component.misfit(upgrade).stream())
                .findFirst();
    }
}
