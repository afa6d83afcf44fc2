// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.Serial;

/**
 * The port of an embedded server is taken; nothing was started.
 *
 * @since 0.1
 */
public final class PortInUseException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortInUseException(String host, int port, Throwable cause) {
        super(
                "Port %d of %s is taken by another program; another port: -Dport=%d"
                        .formatted(port, host, port < 65_535 ? port + 1 : port - 1),
                cause);
    }
}
