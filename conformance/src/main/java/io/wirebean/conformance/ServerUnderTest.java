// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import java.net.URI;

/**
 * The server that the suite talks to, with the applications deployed; found by {@link java.util.ServiceLoader}.
 *
 * <p>Started before the first test, closed after the last.
 */
public interface ServerUnderTest extends AutoCloseable {

    /** Starts the server with the applications. */
    void start() throws Exception;

    /** The {@code http:} address of the application in {@code io.wirebean.conformance.app}, with a slash at its end. */
    default URI base() {
        return base(Conformance.MAIN);
    }

    /** The {@code http:} address of an application, {@link Conformance} says which there are; with a slash at its end. */
    URI base(String application);

    /** All that the server has logged so far. */
    String log();

    /** How many connections the suite opens where it opens many. */
    default int crowd() {
        return 1_000;
    }

    /** Whether it stops reading from a peer whose inbox is full; else a thread of it waits, for {@code wirebean.inbound.wait}. */
    default boolean stopsReading() {
        return true;
    }

    /**
     * Whether a peer may find the end of the TCP connection in place of the close frame: one that goes on sending, or one that says
     * goodbye while messages wait for it, of which the server lets one begin beside its answer.
     */
    default boolean losesCloseFrames() {
        return false;
    }

    /** Whether it reads on while its own pong or close frame waits for a write that is in flight. */
    default boolean readsBehindItsAnswers() {
        return true;
    }

    /** Whether a peer that stops reading and says goodbye loses all that it has not read, the answer included. */
    default boolean dropsWhatIsUnread() {
        return false;
    }

    /** Whether it may answer an upgrade with 500 that comes right behind a connection which ended while it opened. */
    default boolean failsUpgradesBehindResets() {
        return false;
    }

    @Override
    void close();
}
