// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.ArrayList;
import java.util.List;

/** What peers watch, such as {@code order/42}: segments that are not empty, between slashes. */
public final class Topic {

    /** What a name has to be. */
    public static final String SYNTAX = "segments that are not empty, between slashes, such as order/42";

    private final String name;
    private final List<String> nearestFirst;

    /** @throws IllegalArgumentException if it is no topic */
    public Topic(String name) {
        if (!isTopic(name)) {
            throw new IllegalArgumentException("a topic is " + SYNTAX + "; this is " + Misfits.quoted(name));
        }
        this.name = name;
        this.nearestFirst = nearestFirst(name);
    }

    /** Whether it can be a topic. */
    public static boolean isTopic(String name) {
        return !name.isEmpty() && !name.startsWith("/") && !name.endsWith("/") && !name.contains("//");
    }

    /** As it stands on the wire. */
    public String name() {
        return name;
    }

    /** Its own name, then those of the topics above it. */
    public List<String> nearestFirst() {
        return nearestFirst;
    }

    private static List<String> nearestFirst(String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return List.of(name);
        }
        List<String> all = new ArrayList<>(4);
        all.add(name);
        for (; slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            all.add(name.substring(0, slash));
        }
        return List.copyOf(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic topic && topic.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
