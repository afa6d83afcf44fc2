// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.AttributeKey;
import io.wirebean.Identity;
import java.util.List;

/** An identity as the suites read it. */
public record Who(String name, boolean anonymous, List<String> roles, String device, String expires, String trail) {

    /** What the guards leave of themselves. */
    static final AttributeKey<String> TRAIL = AttributeKey.of("trail", String.class);

    /** What a second guard leaves. */
    static final AttributeKey<Integer> DEPTH = AttributeKey.of("depth", Integer.class);

    static Who is(Identity identity) {
        return new Who(
                identity.name(),
                identity.isAnonymous(),
                identity.roles().stream().sorted().toList(),
                identity.device().orElse("none"),
                identity.expiresAt().map(Object::toString).orElse("never"),
                identity.attribute(TRAIL).orElse("") + identity.attribute(DEPTH).orElse(0));
    }
}
