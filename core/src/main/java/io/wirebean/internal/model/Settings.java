// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Overflow;
import java.time.Duration;
import java.util.List;

/**
 * The configuration as it holds for one application, every value within its bounds.
 */
public record Settings(
        Execution execution,
        Admission admission,
        Caps caps,
        Inbound inbound,
        Outbound outbound,
        Heartbeat heartbeat,
        Drain drain,
        Groups groups) {

    /** What holds where nothing is configured. */
    public static final Settings DEFAULTS = new Settings(
            new Execution("auto", 256, Duration.ofSeconds(30)),
            new Admission(
                    new Handshakes(Duration.ofSeconds(10), 0, 8 * 1024, 4 * 1024),
                    new Tokens(false, "access_token", "", Duration.ofSeconds(30), 10_000),
                    new Origins(List.of("same-host"), "auto", List.of()),
                    new Sessions("auto", false),
                    "auto"),
            new Caps(100_000, 64, 1024),
            new Inbound(
                    64 * 1024,
                    new Shape(1024, 64, 10_000),
                    new Rate(0, 0),
                    256,
                    1024 * 1024,
                    Duration.ofSeconds(2),
                    16),
            new Outbound(1024, 1024 * 1024, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5)),
            new Heartbeat(Duration.ofSeconds(30)),
            new Drain(Duration.ZERO, 1000, Duration.ofMillis(500)),
            new Groups(256, 128, 255));

    /**
     * On which threads handlers run.
     *
     * @param kind {@code auto}, {@code virtual} or {@code platform}
     * @param disconnectTimeout how long a disconnection handler waits for the handler that still runs
     */
    public record Execution(String kind, int maxThreads, Duration disconnectTimeout) {

        public Execution {
            positive("executor.max-threads", maxThreads);
            positive("disconnect.timeout", disconnectTimeout);
        }
    }

    /**
     * Who is let in.
     *
     * @param strict {@code auto}, {@code true} or {@code false}: whether every handler must declare a permission
     */
    public record Admission(Handshakes handshakes, Tokens tokens, Origins origins, Sessions sessions, String strict) {}

    /**
     * The time and the size of an upgrade.
     *
     * @param timeout how long all its guards take together
     * @param maxPending how many wait for their guards; 0 for what fits the server
     */
    public record Handshakes(Duration timeout, int maxPending, int maxHeaderBytes, int maxQueryBytes) {

        public Handshakes {
            positive("upgrade.timeout", timeout);
            positive("upgrade.max-header-bytes", maxHeaderBytes);
            positive("upgrade.max-query-bytes", maxQueryBytes);
        }
    }

    /**
     * Where tokens and tickets come from.
     *
     * @param inQuery whether all controllers take a token from the query
     * @param queryName the query parameter
     * @param cookieName the cookie; empty for none
     */
    public record Tokens(
            boolean inQuery, String queryName, String cookieName, Duration ticketTimeout, int maxOpenTickets) {

        public Tokens {
            positive("ticket.timeout", ticketTimeout);
            positive("ticket.max-open", maxOpenTickets);
        }
    }

    /**
     * From where browsers may connect.
     *
     * @param allowed origins, {@code same-host} or {@code *}
     * @param none what becomes of requests without one: {@code auto}, {@code allow} or {@code refuse}
     * @param trustedProxies addresses and networks whose forwarded headers are believed
     */
    public record Origins(List<String> allowed, String none, List<String> trustedProxies) {

        public Origins {
            allowed = List.copyOf(allowed);
            trustedProxies = List.copyOf(trustedProxies);
        }

        /** Whether every origin may connect. */
        public boolean isOff() {
            return allowed.contains("*");
        }
    }

    /**
     * What HTTP sessions have to do with connections.
     *
     * @param bind {@code auto}, {@code always} or {@code never}
     */
    public record Sessions(String bind, boolean keepAlive) {}

    /** How many connections there may be. */
    public record Caps(int connections, int perUser, int perAddress) {

        public Caps {
            positive("connections.max", connections);
            positive("connections.max-per-user", perUser);
            positive("connections.max-per-address", perAddress);
        }
    }

    /**
     * What a peer may send.
     *
     * @param maxMessageBytes where a controller does not say otherwise
     * @param maxPending how many messages of one connection wait for their handler
     * @param maxPendingBytes how many bytes of one connection wait for their handler
     * @param maxWait how long a server's thread waits for room
     * @param maxConcurrent how many concurrent handlers of one connection run at once
     */
    public record Inbound(
            int maxMessageBytes,
            Shape shape,
            Rate rate,
            int maxPending,
            int maxPendingBytes,
            Duration maxWait,
            int maxConcurrent) {

        public Inbound {
            positive("inbound.max-message-bytes", maxMessageBytes);
            positive("inbound.max-pending", maxPending);
            positive("inbound.max-pending-bytes", maxPendingBytes);
            positive("inbound.wait", maxWait);
            positive("inbound.max-concurrent", maxConcurrent);
        }
    }

    /**
     * How one message may be made.
     *
     * @param maxFragments how many frames (RFC 6455, section 5.4)
     * @param maxJsonDepth how deep objects and arrays may nest
     * @param maxJsonMembers how many members and elements it may have
     */
    public record Shape(int maxFragments, int maxJsonDepth, int maxJsonMembers) {

        public Shape {
            positive("inbound.max-fragments", maxFragments);
            positive("inbound.max-json-depth", maxJsonDepth);
            positive("inbound.max-json-members", maxJsonMembers);
        }
    }

    /**
     * How fast one peer may send; 0 for any rate.
     *
     * @param messages in a second
     * @param bytes in a second
     */
    public record Rate(int messages, int bytes) {}

    /**
     * What waits for a peer.
     *
     * @param maxMessages how many messages to one connection wait to be written
     * @param maxBytes how many bytes to one connection wait to be written
     * @param overflow what becomes of a message for which there is no room
     * @param stallTimeout how long a write may make no progress
     * @param closeTimeout how long a close waits behind what was sent, and for its answer
     */
    public record Outbound(
            int maxMessages, int maxBytes, Overflow overflow, Duration stallTimeout, Duration closeTimeout) {

        public Outbound {
            positive("outbound.max-messages", maxMessages);
            positive("outbound.max-bytes", maxBytes);
            positive("outbound.stall-timeout", stallTimeout);
            positive("outbound.close-timeout", closeTimeout);
        }
    }

    /**
     * Whether peers still live.
     *
     * @param interval where a controller does not say otherwise; zero for none
     */
    public record Heartbeat(Duration interval) {}

    /**
     * How connections end with their server.
     *
     * @param timeout zero for what fits the server
     * @param batch how many are closed at once
     * @param interval the time from one batch to the next
     */
    public record Drain(Duration timeout, int batch, Duration interval) {

        public Drain {
            positive("drain.batch", batch);
            positive("drain.interval", interval);
        }
    }

    /**
     * Where one connection belongs to.
     *
     * @param rooms how many it may be in
     * @param watches how many topics its peer may watch
     * @param topicLength how many characters such a topic may have
     */
    public record Groups(int rooms, int watches, int topicLength) {

        public Groups {
            positive("room.max-per-connection", rooms);
            positive("watch.max-per-connection", watches);
            positive("watch.max-topic-length", topicLength);
        }
    }

    private static void positive(String key, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(key + " is " + value + ", but must be above 0");
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " is " + value + ", but must be above 0");
        }
    }
}
