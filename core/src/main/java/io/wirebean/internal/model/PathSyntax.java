// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.PathSegment.Literal;
import io.wirebean.internal.model.PathSegment.Rest;
import io.wirebean.internal.model.PathSegment.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads path templates; each complaint is a sentence for the developer. */
final class PathSyntax {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}:]*)}");
    private static final Pattern REST = Pattern.compile("\\{([^{}:]*):\\*}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private PathSyntax() {}

    static String withSlash(String written) {
        return written.startsWith("/") ? written : "/" + written;
    }

    static List<PathSegment> url(String written) {
        List<PathSegment> segments = new ArrayList<>();
        for (String segment : split(written)) {
            Matcher rest = REST.matcher(segment);
            segments.add(rest.matches() ? new Rest(name(rest.group(1))) : segment(segment));
        }
        return checked(segments);
    }

    static List<PathSegment> message(String written) {
        List<PathSegment> segments = new ArrayList<>();
        for (String segment : split(written)) {
            segments.add(segment.equals("*") ? new Rest("*") : segment(segment));
        }
        return checked(segments);
    }

    static List<PathSegment> topic(String written) {
        if (written.isEmpty() || written.startsWith("/")) {
            throw new IllegalArgumentException(
                    written.isEmpty() ? "it is empty" : "a topic does not begin with a slash");
        }
        return url(written);
    }

    private static String[] split(String written) {
        return withSlash(written).substring(1).split("/", -1);
    }

    private static PathSegment segment(String segment) {
        Matcher variable = VARIABLE.matcher(segment);
        if (variable.matches()) {
            return new Variable(name(variable.group(1)));
        }
        if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
            throw new IllegalArgumentException("\"" + segment + "\" is neither a literal nor one whole {variable}");
        }
        if (segment.indexOf('?') >= 0 || segment.indexOf('#') >= 0 || segment.indexOf('*') >= 0) {
            throw new IllegalArgumentException("\"" + segment + "\" has one of the characters ? # *");
        }
        return new Literal(segment);
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a variable: a letter, then letters, digits, _ . or -");
        }
        return name;
    }

    private static List<PathSegment> checked(List<PathSegment> segments) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            PathSegment segment = segments.get(i);
            if (segment instanceof Rest && i < segments.size() - 1) {
                throw new IllegalArgumentException("only the last segment takes all that is left");
            }
            if (segment.equals(new Literal("")) && segments.size() > 1) {
                throw new IllegalArgumentException("it has an empty segment, or a slash at its end");
            }
            String variable = segment.variable();
            if (variable != null && !names.add(variable)) {
                throw new IllegalArgumentException("two of its variables have the same name");
            }
        }
        return List.copyOf(segments);
    }
}
