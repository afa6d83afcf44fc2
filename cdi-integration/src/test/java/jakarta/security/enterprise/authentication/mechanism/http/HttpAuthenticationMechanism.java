// SPDX-License-Identifier: Apache-2.0
package jakarta.security.enterprise.authentication.mechanism.http;

/** Stands for that of Jakarta Security, which is known by its name alone. */
public interface HttpAuthenticationMechanism {}
