// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * A connection has opened; fired before its {@link OnWSConnection} method is called, as a CDI event, sync and async.
 *
 * @since 0.1
 */
public record ConnectionOpened(Connection connection) {}
