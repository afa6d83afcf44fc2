// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with {@code {variables}} for one segment each and, at the end, {@code {rest:*}} for all that is left. */
public interface PathTemplate {

    /** As written, with the leading slash. */
    String text();

    /** The names of its variables, in order. */
    List<String> variables();

    /** The variables' values if the path matches; segments are decoded already. The rest keeps its slashes. */
    Optional<Map<String, String>> match(List<String> segments);
}
