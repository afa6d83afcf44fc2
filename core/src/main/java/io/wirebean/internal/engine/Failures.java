// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.SystemCode;
import io.wirebean.WSFailure;
import io.wirebean.WSFailureException;
import io.wirebean.spi.PayloadException;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns exceptions into what a peer may know of them. */
final class Failures {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private Failures() {}

    /** What the peer is told; whatever is not declared to be told is logged under a reference. */
    static Failure of(Throwable thrown, String place) {
        if (thrown instanceof WSFailureException known) {
            return new Failure(
                    known.code(), known.status(), text(known), known.details().orElse(null), null);
        }
        WSFailure declared = thrown.getClass().getAnnotation(WSFailure.class);
        if (declared != null) {
            return new Failure(declared.code(), declared.status(), text(thrown), null, null);
        }
        if (thrown instanceof PayloadException bad) {
            return new Failure(
                    SystemCode.VALIDATION_ERROR.name(),
                    SystemCode.VALIDATION_ERROR.status(),
                    "the message does not fit what its handler takes",
                    List.of(Map.of("path", bad.path(), "message", text(bad))),
                    null);
        }
        return internal(thrown, place);
    }

    /** The same failure with details that an error handler has given. */
    static Failure withDetails(Failure failure, @Nullable Object details) {
        return details == null
                ? failure
                : new Failure(failure.code(), failure.status(), failure.message(), details, failure.ref());
    }

    /** The same failure without its details, which cannot be encoded. */
    static Failure withoutDetails(Failure failure, RuntimeException why) {
        LOG.log(Level.WARNING, "the details of a failure " + failure.code() + " cannot be encoded", why);
        return new Failure(failure.code(), failure.status(), failure.message(), null, failure.ref());
    }

    /** The exception that a stage failed with, without what the stages have wrapped around it. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    private static Failure internal(Throwable thrown, String place) {
        String ref = Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
        LOG.log(Level.WARNING, () -> place + " failed, told to the peer as reference " + ref, thrown);
        return new Failure(
                SystemCode.INTERNAL.name(),
                SystemCode.INTERNAL.status(),
                "the server failed on this message",
                null,
                ref);
    }

    private static String text(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a " + thrown.getClass().getName() + " has no text to tell", e);
            return "";
        }
    }
}
