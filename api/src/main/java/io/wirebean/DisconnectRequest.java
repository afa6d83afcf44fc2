// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import org.jspecify.annotations.Nullable;

/**
 * Fired by an application as a CDI event, sync or async: closes all connections of a user, or of one of its devices, that are open
 * then. An upgrade that is under way is not found; {@link Audience#revoke} finds it.
 *
 * @param user the name of the principal
 * @param device null for all devices
 * @param code 1000, 1001, 1003, 1007 to 1014 or 3000 to 4999 (RFC 6455, section 7.4)
 * @param reason cut at 123 bytes of UTF-8
 * @since 0.1
 */
public record DisconnectRequest(String user, @Nullable String device, int code, String reason) {

    /** For all devices of a user. */
    public DisconnectRequest(String user, int code, String reason) {
        this(user, null, code, reason);
    }
}
