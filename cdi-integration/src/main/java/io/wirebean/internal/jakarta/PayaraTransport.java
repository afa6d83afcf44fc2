// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The standard transport, but the server finds another context class loader while it takes what is sent.
 *
 * @param overSession the standard way
 * @param ofSends see {@link WithoutThreadContexts}; who is told of the end of a write has the thread's own
 */
record PayaraTransport(Transport overSession, ClassLoader ofSends) implements Transport {

    private static final System.Logger LOG = System.getLogger(PayaraTransport.class.getName());

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        ClassLoader own = exchange(ofSends);
        try {
            overSession.write(message, failure -> {
                if (Thread.currentThread().getContextClassLoader() == ofSends) {
                    // told before the server has returned
                    exchange(own);
                }
                done.completed(failure);
            });
        } finally {
            exchange(own);
        }
    }

    @Override
    public void ping(byte[] data) {
        ClassLoader own = exchange(ofSends);
        try {
            overSession.ping(data);
        } finally {
            exchange(own);
        }
    }

    /** The context class loader of this thread before. */
    private static @Nullable ClassLoader exchange(@Nullable ClassLoader next) {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try {
            here.setContextClassLoader(next);
        } catch (RuntimeException e) {
            // some threads of the JDK keep theirs: what is sent from them costs more
            LOG.log(Level.TRACE, "a thread keeps its class loader", e);
        }
        return before;
    }

    @Override
    public long progress() {
        return overSession.progress();
    }

    @Override
    public void close(int code, String phrase) {
        overSession.close(code, phrase);
    }

    @Override
    public void ended() {
        overSession.ended();
    }

    @Override
    public boolean abort() {
        return overSession.abort();
    }

    @Override
    public boolean pauseReads() {
        return overSession.pauseReads();
    }

    @Override
    public void resumeReads() {
        overSession.resumeReads();
    }
}
