// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import java.time.Instant;

/** What somebody said, and when the server heard it. */
public record Said(String username, String text, Instant at) {}
