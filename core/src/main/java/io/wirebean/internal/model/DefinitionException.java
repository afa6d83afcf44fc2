// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/** Stops the start of an application; its message is the whole report. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DefinitionException(List<Problem> problems) {
        super(ProblemReport.text(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the report. */
    public List<Problem> problems() {
        return problems;
    }
}
