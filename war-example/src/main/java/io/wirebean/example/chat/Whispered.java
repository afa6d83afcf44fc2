// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import java.time.Instant;

/** What somebody said to one other person alone, and when the server heard it. */
public record Whispered(String username, String to, String text, Instant at) {}
