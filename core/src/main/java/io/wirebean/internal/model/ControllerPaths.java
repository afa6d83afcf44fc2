// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths of one controller.
 *
 * @param complete whether all that were written could be read
 */
record ControllerPaths(List<PathTemplate> templates, boolean complete) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]+)(?::([^{}]*))?}");

    /** Those of a bean that is no controller. */
    static final ControllerPaths NONE = new ControllerPaths(List.of(), true);

    static ControllerPaths read(
            String[] written, String place, ApplicationSource.Configuration configuration, Consumer<Problem> problems) {
        List<PathTemplate> templates = new ArrayList<>();
        Map<String, String> shapes = new HashMap<>();
        boolean complete = true;
        for (String path : written) {
            PathTemplate template = template(path, place, configuration, problems);
            if (template == null) {
                complete = false;
                continue;
            }
            String same = shapes.putIfAbsent(template.shape(), template.text());
            if (same == null) {
                templates.add(template);
            } else {
                problems.accept(ControllerProblems.pathTwice(same, template.text(), place));
            }
        }
        return new ControllerPaths(templates, complete);
    }

    private static @Nullable PathTemplate template(
            String path, String place, ApplicationSource.Configuration configuration, Consumer<Problem> problems) {
        var resolved = new StringBuilder();
        Optional<String> missing = resolve(path, configuration, resolved);
        if (missing.isPresent()) {
            problems.accept(ControllerProblems.placeholderWithoutValue("path", path, missing.get(), place));
            return null;
        }
        try {
            return PathTemplate.ofUrl(resolved.toString());
        } catch (IllegalArgumentException e) {
            problems.accept(ControllerProblems.pathSyntax(resolved.toString(), String.valueOf(e.getMessage()), place));
            return null;
        }
    }

    /** That of the paths which a method of the controller means by this text; empty where it means none. */
    Optional<PathTemplate> named(String path, ApplicationSource.Configuration configuration) {
        var resolved = new StringBuilder();
        if (resolve(path, configuration, resolved).isPresent()) {
            return Optional.empty();
        }
        String text = PathSyntax.withSlash(resolved.toString());
        return templates.stream()
                .filter(template -> template.text().equals(text))
                .findFirst();
    }

    /** Replaces the placeholders; gives the first key that has no value. */
    static Optional<String> resolve(
            String path, ApplicationSource.Configuration configuration, StringBuilder resolved) {
        Matcher found = PLACEHOLDER.matcher(path);
        while (found.find()) {
            String key = found.group(1);
            String configured = configuration.value(key);
            String value = configured == null ? found.group(2) : configured;
            if (value == null) {
                return Optional.of(key);
            }
            found.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        found.appendTail(resolved);
        return Optional.empty();
    }
}
