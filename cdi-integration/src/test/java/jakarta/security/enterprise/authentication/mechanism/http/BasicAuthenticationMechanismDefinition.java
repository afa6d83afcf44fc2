// SPDX-License-Identifier: Apache-2.0
package jakarta.security.enterprise.authentication.mechanism.http;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for that of Jakarta Security, which is known by its name alone. */
@Retention(RetentionPolicy.RUNTIME)
public @interface BasicAuthenticationMechanismDefinition {}
