// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Connection;
import java.util.function.Supplier;

/** Gives the instance that a method is called on: the contextual reference, or an instance of its own. */
public interface BeanSource {

    /** The instance for a call of this connection. */
    Object instance(Connection connection);

    /** An instance for one call ahead of any connection. */
    Lease lease();

    /**
     * An instance for one call.
     *
     * @param end to be called once, when the call has its answer
     */
    record Lease(Object instance, Runnable end) {}

    /** The same for all connections and calls. */
    static BeanSource shared(Supplier<Object> reference) {
        return new BeanSource() {

            @Override
            public Object instance(Connection connection) {
                return reference.get();
            }

            @Override
            public Lease lease() {
                return new Lease(reference.get(), () -> {});
            }
        };
    }
}
