// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.PathSegment.Rest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A path with {@code {variables}} for one segment each and, at the end, a rest that takes all that is left. */
public final class PathTemplate {

    /** The most specific first: segment by segment a literal before a variable before a rest. */
    public static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
            Comparator.<PathTemplate, String>comparing(PathTemplate::ranks).thenComparing(PathTemplate::text);

    private final String text;
    private final List<PathSegment> segments;
    private final List<String> variables;

    private PathTemplate(String text, List<PathSegment> segments) {
        this.text = text;
        this.segments = segments;
        this.variables = segments.stream()
                .map(PathSegment::variable)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * A URL's path, its rest written {@code {rest:*}}; a missing leading slash is added.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static PathTemplate ofUrl(String written) {
        return new PathTemplate(PathSyntax.withSlash(written), PathSyntax.url(written));
    }

    /**
     * The path of a message, its rest written {@code *}, which is also the name of that variable.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static PathTemplate ofMessage(String written) {
        return new PathTemplate(PathSyntax.withSlash(written), PathSyntax.message(written));
    }

    /**
     * A topic, its rest written {@code {rest:*}}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static PathTemplate ofTopic(String written) {
        return new PathTemplate(written, PathSyntax.topic(written));
    }

    /** The segments of a message's path, which is not percent-encoded, or of a topic. */
    static List<String> segmentsOf(String messagePath) {
        return List.of(PathSyntax.withSlash(messagePath).substring(1).split("/", -1));
    }

    /** As written; with the leading slash, but for a topic. */
    public String text() {
        return text;
    }

    /** The names of its variables, in order. */
    public List<String> variables() {
        return variables;
    }

    /** The same for all templates that take the same paths in the same way. */
    public String shape() {
        return segments.stream().map(PathSegment::shape).collect(Collectors.joining("/", "/", ""));
    }

    /** The variables' values if the path matches; segments are decoded already. The rest keeps its slashes. */
    public Optional<Map<String, String>> match(List<String> path) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            PathSegment segment = segments.get(i);
            if (i >= path.size() || !segment.takes(path.get(i))) {
                return Optional.empty();
            }
            String variable = segment.variable();
            if (variable != null && segment instanceof Rest) {
                values.put(variable, String.join("/", path.subList(i, path.size())));
                return Optional.of(values);
            } else if (variable != null) {
                values.put(variable, path.get(i));
            }
        }
        return path.size() == segments.size() ? Optional.of(values) : Optional.empty();
    }

    /** Whether there is something that both match. */
    boolean overlaps(PathTemplate other) {
        int shorter = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < shorter; i++) {
            PathSegment one = segments.get(i);
            PathSegment its = other.segments.get(i);
            if (one instanceof Rest || its instanceof Rest) {
                return true;
            }
            if (one.variable() == null && its.variable() == null && !one.equals(its)) {
                return false;
            }
        }
        return segments.size() == other.segments.size();
    }

    private String ranks() {
        return segments.stream().map(segment -> String.valueOf(segment.rank())).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text;
    }
}
