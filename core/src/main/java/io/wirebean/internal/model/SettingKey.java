// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every key of the configuration: what the reader takes, and what the documents list. */
enum SettingKey {
    EXECUTOR(
            "executor",
            SettingKind.EXECUTOR,
            "auto",
            "threads that handlers run on: `virtual`, `platform`, or `auto` (virtual from JDK 24 on)",
            ""),
    EXECUTOR_MAX_THREADS(
            "executor.max-threads",
            SettingKind.COUNT,
            "256",
            "platform threads that run handlers at once",
            "connections wait their turn"),
    DISCONNECT_TIMEOUT(
            "disconnect.timeout",
            SettingKind.DURATION,
            "30s",
            "how long `@OnWSDisconnection` waits for the handler that still runs",
            "runs beside it"),
    INBOUND_MAX_MESSAGE_BYTES(
            "inbound.max-message-bytes",
            SettingKind.SIZE,
            "64KiB",
            "size of one message from a peer",
            "closed with 1009"),
    INBOUND_MAX_JSON_DEPTH(
            "inbound.max-json-depth",
            SettingKind.DEPTH,
            "64",
            "how deep objects and arrays nest in one message, the message itself being 1; at most 256",
            "`BAD_MESSAGE`"),
    INBOUND_MAX_JSON_MEMBERS(
            "inbound.max-json-members",
            SettingKind.COUNT,
            "10000",
            "members of objects and elements of arrays in one message",
            "`BAD_MESSAGE`"),
    INBOUND_MAX_PENDING(
            "inbound.max-pending",
            SettingKind.COUNT,
            "256",
            "messages of one connection that wait for their handler",
            "backpressure, then closed with 1008"),
    INBOUND_MAX_PENDING_BYTES(
            "inbound.max-pending-bytes",
            SettingKind.SIZE,
            "1MiB",
            "bytes of one connection that wait for their handler",
            "backpressure, then closed with 1008"),
    INBOUND_WAIT(
            "inbound.wait",
            SettingKind.DURATION,
            "2s",
            "how long a thread of the server waits for room, where the server cannot stop reading",
            "closed with 1008"),
    INBOUND_MAX_CONCURRENT(
            "inbound.max-concurrent",
            SettingKind.COUNT,
            "16",
            "`@Concurrent` handlers of one connection that run at once",
            "the next message waits"),
    OUTBOUND_MAX_MESSAGES(
            "outbound.max-messages",
            SettingKind.COUNT,
            "1024",
            "messages to one connection that wait to be written",
            "closed with 4013"),
    OUTBOUND_MAX_BYTES(
            "outbound.max-bytes",
            SettingKind.SIZE,
            "1MiB",
            "bytes to one connection that wait to be written",
            "closed with 4013"),
    OUTBOUND_CLOSE_TIMEOUT(
            "outbound.close-timeout",
            SettingKind.DURATION,
            "5s",
            "how long a close waits behind what was sent before it",
            "ended without a closing handshake"),
    ROOM_MAX_PER_CONNECTION(
            "room.max-per-connection", SettingKind.COUNT, "256", "rooms that one connection is in", "`LIMIT_EXCEEDED`");

    private static final String PREFIX = "wirebean.";
    private static final String VARIABLE_PREFIX = "WIREBEAN_";

    private final String key;
    private final SettingKind kind;
    private final String defaultText;
    private final String meaning;
    private final String atTheLimit;

    SettingKey(String suffix, SettingKind kind, String defaultText, String meaning, String atTheLimit) {
        this.key = PREFIX + suffix;
        this.kind = kind;
        this.defaultText = defaultText;
        this.meaning = meaning;
        this.atTheLimit = atTheLimit;
    }

    /** As it is written in a configuration, {@code wirebean.inbound.wait}. */
    String key() {
        return key;
    }

    /** As an environment variable, {@code WIREBEAN_INBOUND_WAIT}. */
    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What holds where it is not configured, as it would be written. */
    String defaultText() {
        return defaultText;
    }

    /** What it limits or chooses, for the documents. */
    String meaning() {
        return meaning;
    }

    /** What happens at the limit, for the documents; empty where it limits nothing. */
    String atTheLimit() {
        return atTheLimit;
    }

    SettingKind kind() {
        return kind;
    }

    /** Whether a name claims to be a setting of ours, be it one or not. */
    static boolean claims(String name) {
        return name.startsWith(PREFIX) || isVariable(name);
    }

    static boolean isVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX);
    }

    static Optional<SettingKey> named(String name) {
        return Arrays.stream(values())
                .filter(setting ->
                        setting.key.equals(name) || setting.variable().equals(name))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(SettingKey::key).toList();
    }

    static List<String> variables() {
        return Arrays.stream(values()).map(SettingKey::variable).toList();
    }
}
