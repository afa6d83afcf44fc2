// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

/**
 * How many messages a room has had.
 *
 * @param messages 0 once the room is forgotten
 */
public record RoomCount(String room, int messages) {}
