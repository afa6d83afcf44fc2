// SPDX-License-Identifier: Apache-2.0
/**
 * Who somebody is: tokens that a login over REST hands out, and that the gate of the chat and a REST filter ask for alike.
 *
 * <p>Start with {@link io.wirebean.example.login.Tokens}. It stands in for a real identity provider: there is no password.
 */
@NullMarked
package io.wirebean.example.login;

import org.jspecify.annotations.NullMarked;
