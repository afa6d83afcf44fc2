// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault that keeps the application from starting.
 *
 * @param sentence what is wrong; stands alone in a log
 * @param places every place involved
 * @param why null where it is evident
 * @param fix null where there is none but the evident one
 */
public record Problem(
        ProblemCode code, String sentence, List<String> places, @Nullable String why, @Nullable String fix) {

    public Problem {
        places = List.copyOf(places);
    }
}
