// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * A connection has ended; fired after its {@link OnWSDisconnection} method, as a CDI event, sync and async. Each
 * {@link ConnectionOpened} is followed by one, also where {@link OnWSConnection} refused and no disconnection method ran.
 *
 * @since 0.1
 */
public record ConnectionClosed(Connection connection, CloseReason reason) {}
