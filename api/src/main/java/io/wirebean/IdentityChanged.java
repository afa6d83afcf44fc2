// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * A connection has another identity; fired as a CDI event, sync and async.
 *
 * @since 0.1
 */
public record IdentityChanged(Connection connection, Identity before, Identity after) {}
