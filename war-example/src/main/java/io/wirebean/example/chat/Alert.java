// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import java.time.Instant;

/** What all of the staff should know, who says so, and since when. */
public record Alert(String username, String text, Instant at) {}
