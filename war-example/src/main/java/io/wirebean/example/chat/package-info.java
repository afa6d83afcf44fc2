// SPDX-License-Identifier: Apache-2.0
/**
 * The chat: one controller over WebSocket and REST, and nothing that a server would have to be configured for.
 *
 * <p>Start with {@link io.wirebean.example.chat.ChatController}.
 */
@NullMarked
package io.wirebean.example.chat;

import org.jspecify.annotations.NullMarked;
