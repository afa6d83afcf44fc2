// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Locale;

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
    UPGRADE_TIMEOUT(
            "upgrade.timeout",
            SettingKind.DURATION,
            "10s",
            "how long the guards of one upgrade take together",
            "503, Retry-After"),
    UPGRADE_MAX_PENDING(
            "upgrade.max-pending",
            SettingKind.COUNT_OR_AUTO,
            "auto",
            "upgrades that wait for their guards at once, renewals of live connections apart; `auto` is 16, and 1024 on the"
                    + " embedded server, where no thread waits",
            "503, Retry-After"),
    UPGRADE_MAX_HEADER_BYTES(
            "upgrade.max-header-bytes",
            SettingKind.SIZE,
            "8KiB",
            "names and values of an upgrade's headers together; a server may have a smaller limit of its own",
            "431"),
    UPGRADE_MAX_QUERY_BYTES(
            "upgrade.max-query-bytes",
            SettingKind.SIZE,
            "4KiB",
            "the query of an upgrade, as the client wrote it",
            "414"),
    UPGRADE_TOKEN_IN_QUERY(
            "upgrade.token-in-query",
            SettingKind.FLAG,
            "false",
            "whether a token may come in the query, where access logs show it",
            "401"),
    UPGRADE_TOKEN_QUERY_NAME(
            "upgrade.token-query-name",
            SettingKind.NAME,
            "access_token",
            "the query parameter of the token; kept out of `Handshake` in any case",
            ""),
    UPGRADE_TOKEN_COOKIE(
            "upgrade.token-cookie", SettingKind.NAME_OR_NONE, "none", "the cookie that may bear a token", ""),
    ORIGIN_ALLOWED(
            "origin.allowed",
            SettingKind.ORIGINS,
            "same-host",
            "from which pages browsers may connect: `same-host`, origins such as `https://app.example.com` and"
                    + " `https://*.example.com`, separated by commas, or `*` for all",
            "403"),
    ORIGIN_NONE(
            "origin.none",
            SettingKind.NO_ORIGIN,
            "auto",
            "requests without `Origin`, which browsers do not send: `allow`, `refuse`, or `auto`, which refuses those that are"
                    + " admitted by a cookie or by the server's login",
            "403"),
    PROXY_TRUSTED(
            "proxy.trusted",
            SettingKind.ADDRESSES,
            "none",
            "addresses and networks (`10.0.0.0/8`), separated by commas, whose `Forwarded` and `X-Forwarded-…` are believed",
            ""),
    CONNECTIONS_MAX("connections.max", SettingKind.COUNT, "100000", "connections in all", "429, Retry-After"),
    CONNECTIONS_MAX_PER_USER(
            "connections.max-per-user", SettingKind.COUNT, "64", "connections of one user", "429, Retry-After"),
    CONNECTIONS_MAX_PER_ADDRESS(
            "connections.max-per-address",
            SettingKind.COUNT,
            "1024",
            "connections from one remote address",
            "429, Retry-After"),
    TICKET_TIMEOUT("ticket.timeout", SettingKind.DURATION, "30s", "how long a one-time ticket can be spent", "401"),
    TICKET_MAX_OPEN(
            "ticket.max-open",
            SettingKind.COUNT,
            "10000",
            "tickets that are not spent yet",
            "`IllegalStateException` for whoever asks for another"),
    SECURITY_STRICT(
            "security.strict",
            SettingKind.AUTO_FLAG,
            "auto",
            "whether each handler must declare who may call it; `auto`: as soon as one does",
            "deployment fails"),
    SESSION_BIND(
            "session.bind",
            SettingKind.BINDING,
            "auto",
            "which connections close with their HTTP session: `always`, `never`, or `auto`, those whose identity came from it",
            "closed with 1008"),
    SESSION_KEEP_ALIVE(
            "session.keep-alive",
            SettingKind.FLAG,
            "false",
            "whether an open connection keeps its HTTP session alive",
            ""),
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
    INBOUND_MAX_FRAGMENTS(
            "inbound.max-fragments",
            SettingKind.COUNT,
            "1024",
            "frames of one message, where the server shows them",
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
    INBOUND_RATE(
            "inbound.rate",
            SettingKind.COUNT_OR_OFF,
            "off",
            "messages of one connection in a second, a second's worth at once",
            "`RATE_LIMITED`; closed with 1008 another second's worth above"),
    INBOUND_RATE_BYTES(
            "inbound.rate-bytes",
            SettingKind.SIZE_OR_OFF,
            "off",
            "bytes of one connection's messages in a second, a second's worth at once; of text the bytes of its UTF-8, and no"
                    + " heads of frames",
            "`RATE_LIMITED`; closed with 1008 another second's worth above"),
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
    OUTBOUND_OVERFLOW(
            "outbound.overflow",
            SettingKind.OVERFLOW,
            "close",
            "what a message does for which there is no room: `close`, `drop-oldest`, `drop-newest`, or `latest`, which replaces"
                    + " what waits under its key; a send may say otherwise",
            ""),
    OUTBOUND_STALL_TIMEOUT(
            "outbound.stall-timeout",
            SettingKind.DURATION,
            "20s",
            "how long a write may make no progress: on the embedded server no byte, elsewhere no whole message",
            "ended without a closing handshake"),
    OUTBOUND_CLOSE_TIMEOUT(
            "outbound.close-timeout",
            SettingKind.DURATION,
            "5s",
            "how long a close, the peer's too, waits behind what was sent before it, and for its answer",
            "ended without a closing handshake"),
    HEARTBEAT_INTERVAL(
            "heartbeat.interval",
            SettingKind.DURATION_OR_OFF,
            "30s",
            "how often a peer is asked for a sign of life, and how long it has to give one; `off` for never",
            "closed with 1001"),
    DRAIN_TIMEOUT(
            "drain.timeout",
            SettingKind.DURATION_OR_AUTO,
            "auto",
            "how long handlers may finish and queues be written when the server stops; `auto` is 30 s, and 5 s where an"
                    + " application is undeployed",
            "closed with 1012 all the same, or aborted where that was tried"),
    DRAIN_BATCH(
            "drain.batch",
            SettingKind.COUNT,
            "1000",
            "connections that are closed at once when the server stops; more where they would not fit into half the time",
            ""),
    DRAIN_INTERVAL("drain.interval", SettingKind.DURATION, "500ms", "the time from one such batch to the next", ""),
    ROOM_MAX_PER_CONNECTION(
            "room.max-per-connection", SettingKind.COUNT, "256", "rooms that one connection is in", "`LIMIT_EXCEEDED`"),
    WATCH_MAX_PER_CONNECTION(
            "watch.max-per-connection",
            SettingKind.COUNT,
            "128",
            "topics that the peer of one connection watches",
            "`LIMIT_EXCEEDED`"),
    WATCH_MAX_TOPIC_LENGTH(
            "watch.max-topic-length",
            SettingKind.COUNT,
            "255",
            "characters of a topic that a peer asks for, or fills in a broadcast's",
            "`LIMIT_EXCEEDED`; `VALIDATION_ERROR` for a broadcast");

    /** What all keys begin with. */
    static final String PREFIX = "wirebean.";

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
}
