// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

/** Who chats, as the others see it. */
public record Person(String username) {}
