// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

/**
 * A parameter of a connection or disconnection handler that an upgrade request cannot fill.
 *
 * @param status the HTTP status that tells it: 404 for a path variable, 400 for the rest
 * @param why one sentence for the peer
 */
public record UpgradeMisfit(int status, String why) {}
