// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An identity with what the engine needs of it, asked once: an application's own identity may answer what it likes, and
 * anything else the next time.
 *
 * @param user null for anonymous
 * @param device null for none
 * @param expiresAt null for never
 */
record Holder(Identity identity, @Nullable String user, @Nullable String device, @Nullable Instant expiresAt) {

    /** Copied: an identity that shows that of a connection, as an injected one does, would show itself from now on. */
    static Holder of(Identity given) {
        Identity identity = given.toBuilder().build();
        return new Holder(
                identity,
                identity.isAnonymous() ? null : identity.name(),
                identity.device().orElse(null),
                identity.expiresAt().orElse(null));
    }

    boolean is(String name) {
        return name.equals(user);
    }

    boolean is(String name, String itsDevice) {
        return is(name) && itsDevice.equals(device);
    }
}
