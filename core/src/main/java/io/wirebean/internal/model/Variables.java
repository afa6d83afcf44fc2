// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.TextArgument.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The path variables that a handler can refer to.
 *
 * @param urls the paths of its controller; none for a global error handler
 * @param ofMessage what refines its event, or its topic; null for nothing
 * @param complete whether all paths could be read; if not, nothing is said of variables that seem to be missing
 */
record Variables(List<PathTemplate> urls, @Nullable PathTemplate ofMessage, boolean complete) {

    /** Of each path of the controller, and of the event's path or the topic. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(messageVariables());
        urls.forEach(url -> names.addAll(url.variables()));
        return names;
    }

    List<String> messageVariables() {
        return ofMessage == null ? List.of() : ofMessage.variables();
    }

    /** The controller's paths without this variable; none where the event or the topic has it. */
    List<PathTemplate> without(String name) {
        return messageVariables().contains(name)
                ? List.of()
                : urls.stream().filter(url -> !url.variables().contains(name)).toList();
    }

    /** The paths that are searched for variables, for a sentence. */
    String text() {
        List<String> texts = new ArrayList<>();
        if (ofMessage != null) {
            texts.add(ofMessage.text());
        }
        urls.forEach(url -> texts.add(url.text()));
        return String.join("\" or \"", texts);
    }

    /** Where the value of a variable comes from. */
    Source source(String name) {
        if (messageVariables().contains(name)) {
            return facts -> listOf(facts.messageVariables().get(name));
        }
        return facts -> listOf(facts.handshake().pathVariables().get(name));
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
