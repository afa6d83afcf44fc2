// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Puts what the server logged during a test beside its failure, so that a failure on another machine can be read. */
final class LoggedMeanwhile implements BeforeEachCallback, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(LoggedMeanwhile.class);
    private static final String BEFORE = "characters before";
    private static final int MOST_CHARACTERS = 20_000;

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE)
                .put(BEFORE, RunningServer.server(context).log().length());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String log = RunningServer.server(context).log();
        int before = context.getStore(NAMESPACE).getOrDefault(BEFORE, Integer.class, 0);
        String meanwhile = log.substring(Math.min(before, log.length())).strip();
        int shown = Math.min(meanwhile.length(), MOST_CHARACTERS);
        throw new AssertionError(
                failure + "\nwhat the server logged meanwhile, "
                        + (shown < meanwhile.length()
                                ? shown + " of " + meanwhile.length() + " characters"
                                : "all of it")
                        + ":\n" + meanwhile.substring(0, shown),
                failure);
    }
}
