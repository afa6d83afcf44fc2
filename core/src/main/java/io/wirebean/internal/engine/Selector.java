// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.AudienceFilter;
import io.wirebean.internal.model.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the connections of a selection, as they are at this moment, in the smallest index that has them all. */
final class Selector {

    /** Above how many connections there can be. */
    private static final int DEAR = Integer.MAX_VALUE / 2;

    private final Registry registry;
    private final Function<String, @Nullable AudienceFilter> filters;

    /** Whether those belong to a topic's watchers who have asked and not been answered yet. */
    private final boolean beginners;

    /** Without those: itself, if they do not. */
    private final Selector certain;

    /** Keeps those of which it is so, or is not, that they belong to a selection. */
    private record Step(Selection selection, boolean so) {}

    /**
     * @param filters the filter bean of a class, by its name; null where there is none
     * @param certain another that looks for those alone who belong now, if this one also looks for watchers who have only asked;
     *     null for one that does not
     */
    Selector(Registry registry, Function<String, @Nullable AudienceFilter> filters, @Nullable Selector certain) {
        this.registry = registry;
        this.filters = filters;
        this.beginners = certain != null;
        this.certain = certain == null ? this : certain;
    }

    /** Each once, in no order; not to be changed. */
    Collection<LiveConnection> find(Selection selection) {
        return selection.left() == null ? indexed(selection) : stepwise(selection);
    }

    /** From the smallest part that has them all. */
    private Collection<LiveConnection> stepwise(Selection selection) {
        Deque<Step> steps = new ArrayDeque<>(2);
        Selection base = selection;
        while (base instanceof Selection.Intersection || base instanceof Selection.Difference) {
            if (base instanceof Selection.Difference difference) {
                steps.push(new Step(difference.without(), false));
                base = difference.from();
            } else if (base instanceof Selection.Intersection both) {
                boolean oneIsSmaller = size(both.one()) <= size(both.other());
                steps.push(new Step(oneIsSmaller ? both.other() : both.one(), true));
                base = oneIsSmaller ? both.one() : both.other();
            }
        }
        Collection<LiveConnection> found = base instanceof Selection.Union ? union(base) : indexed(base);
        for (Step step : steps) {
            // who has only asked is not one of those that are left out
            found = (step.so() ? this : certain).those(found, step.selection(), step.so());
        }
        return found;
    }

    /** Those of all for which it is so, or is not, that they belong to a selection. */
    private Collection<LiveConnection> those(Collection<LiveConnection> all, Selection selection, boolean so) {
        List<LiveConnection> found = new ArrayList<>(all.size());
        for (LiveConnection connection : all) {
            if (has(selection, connection) == so) {
                found.add(connection);
            }
        }
        return found;
    }

    private Collection<LiveConnection> union(Selection union) {
        Set<LiveConnection> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Selection left = union;
        for (; left instanceof Selection.Union both; left = both.one()) {
            found.addAll(find(both.other()));
        }
        found.addAll(find(left));
        return found;
    }

    private Collection<LiveConnection> indexed(Selection selection) {
        if (selection instanceof Selection.Room room) {
            return Arrays.asList(registry.room(room).all());
        }
        if (selection instanceof Selection.Ids ids) {
            return ids.ids().stream()
                    .map(registry::withId)
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (selection instanceof Selection.Everyone) {
            return registry.all();
        }
        if (selection instanceof Selection.Of of) {
            return Arrays.asList(registry.ofController(of.controller()).all());
        }
        return those(candidates(selection), selection, true);
    }

    /** All that belong to a selection, and perhaps more. */
    private Collection<LiveConnection> candidates(Selection selection) {
        if (selection instanceof Selection.User user) {
            return Arrays.asList(registry.ofUserNow(user.name()).all());
        }
        if (selection instanceof Selection.Device device) {
            return Arrays.asList(registry.ofUserNow(device.user()).all());
        }
        if (selection instanceof Selection.Watching watching) {
            return watchers(watching);
        }
        return registry.all();
    }

    /** Who watches a topic and one above it is in both indexes. */
    private Collection<LiveConnection> watchers(Selection.Watching watching) {
        List<LiveConnection[]> found = new ArrayList<>(2);
        for (String topic : watching.topic().nearestFirst()) {
            LiveConnection[] all = registry.watchers(topic).all();
            if (all.length > 0) {
                found.add(all);
            }
        }
        if (found.size() == 1) {
            return Arrays.asList(found.get(0));
        }
        Set<LiveConnection> each = Collections.newSetFromMap(new IdentityHashMap<>());
        found.forEach(all -> Collections.addAll(each, all));
        return each;
    }

    /** Above how many it has not; what has no index may have them all. */
    private int size(Selection selection) {
        if (selection instanceof Selection.Room room) {
            return registry.room(room).size();
        }
        if (selection instanceof Selection.User user) {
            return registry.ofUserNow(user.name()).size();
        }
        if (selection instanceof Selection.Device device) {
            return registry.ofUserNow(device.user()).size();
        }
        if (selection instanceof Selection.Ids ids) {
            return ids.ids().size();
        }
        if (selection instanceof Selection.Of of) {
            return registry.ofController(of.controller()).size();
        }
        if (selection instanceof Selection.Watching watching) {
            return watching.topic().nearestFirst().stream()
                    .mapToInt(topic -> registry.watchers(topic).size())
                    .sum();
        }
        return selection instanceof Selection.Everyone ? registry.count() : composed(selection);
    }

    private int composed(Selection selection) {
        // asking each is dearer than looking it up
        int size = DEAR;
        for (Selection each : selection.row()) {
            if (each instanceof Selection.Intersection both) {
                size = Math.min(size, size(both.other()));
            } else if (each instanceof Selection.Union union) {
                size = Math.min(DEAR, size + size(union.other()));
            } else if (each.left() == null && each != selection) {
                size = size(each);
            }
        }
        return size;
    }

    boolean has(Selection selection, LiveConnection connection) {
        Selection left = selection.left();
        if (left == null) {
            return belongs(selection, connection);
        }
        if (left.left() == null) {
            return has(selection, belongs(left, connection), connection);
        }
        boolean so = false;
        for (Selection each : selection.row()) {
            so = each.left() == null ? belongs(each, connection) : has(each, so, connection);
        }
        return so;
    }

    /** The same where it is known of what is on the left. */
    private boolean has(Selection selection, boolean left, LiveConnection connection) {
        if (selection instanceof Selection.Union union) {
            return left || has(union.other(), connection);
        }
        if (selection instanceof Selection.Intersection both) {
            return left && has(both.other(), connection);
        }
        return left
                && selection instanceof Selection.Difference difference
                && !certain.has(difference.without(), connection);
    }

    private boolean belongs(Selection selection, LiveConnection connection) {
        // the indexes of users may be ahead or behind for a moment: the connection itself says who it is
        if (selection instanceof Selection.User user) {
            return connection.standing().holder().is(user.name());
        }
        if (selection instanceof Selection.Device device) {
            return connection.standing().holder().is(device.user(), device.name());
        }
        if (selection instanceof Selection.Room room) {
            return registry.room(room).contains(connection);
        }
        if (selection instanceof Selection.Ids ids) {
            return ids.ids().contains(connection.id());
        }
        if (selection instanceof Selection.Watching watching) {
            Watches watches = connection.watching();
            return beginners ? watches.covering(watching.topic()) != null : watches.begun(watching.topic()) != null;
        }
        if (selection instanceof Selection.Of of) {
            return registry.ofController(of.controller()).contains(connection);
        }
        return accepts(selection, connection);
    }

    private boolean accepts(Selection selection, LiveConnection connection) {
        if (selection instanceof Selection.Accepted accepted) {
            AudienceFilter filter = filters.apply(accepted.filter());
            if (filter == null) {
                throw new IllegalArgumentException(accepted.filter() + " is no bean of this application");
            }
            return filter.accepts(connection);
        }
        return !(selection instanceof Selection.Local local)
                || local.predicate().test(connection);
    }
}
