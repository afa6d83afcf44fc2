// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Connection;

/** Gives the instance that a handler is called on: the contextual reference, or the connection's own instance. */
@FunctionalInterface
public interface BeanSource {

    /** The instance for a call of this connection. */
    Object instance(Connection connection);
}
