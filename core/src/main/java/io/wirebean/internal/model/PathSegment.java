// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import org.jspecify.annotations.Nullable;

/** One segment of a path template. */
sealed interface PathSegment {

    /** How early it is tried: the most specific first. */
    int rank();

    /** The variable that it fills; null for a literal. */
    @Nullable
    String variable();

    /** Whether it takes this segment of a path. */
    default boolean takes(String actual) {
        return !actual.isEmpty();
    }

    /** What stands in the path's shape, which leaves the names of variables out. */
    String shape();

    /** A segment that is as it is written. */
    record Literal(String text) implements PathSegment {

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public @Nullable String variable() {
            return null;
        }

        @Override
        public boolean takes(String actual) {
            return text.equals(actual);
        }

        @Override
        public String shape() {
            return text;
        }
    }

    /** One segment, whatever it is. */
    record Variable(String variable) implements PathSegment {

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public String shape() {
            return "{}";
        }
    }

    /** All segments that are left, one at least. */
    record Rest(String variable) implements PathSegment {

        @Override
        public int rank() {
            return 2;
        }

        @Override
        public String shape() {
            return "{*}";
        }
    }
}
