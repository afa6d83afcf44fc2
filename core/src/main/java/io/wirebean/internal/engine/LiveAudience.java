// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.AudienceFilter;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.SendReport;
import io.wirebean.internal.model.Selection;
import io.wirebean.internal.model.Selection.Difference;
import io.wirebean.internal.model.Selection.Intersection;
import io.wirebean.internal.model.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An audience of this application's connections: a selection, and where it is looked up. */
final class LiveAudience implements Audience {

    private final Registry registry;
    private final Selection selection;

    LiveAudience(Registry registry, Selection selection) {
        this.registry = registry;
        this.selection = selection;
    }

    @Override
    public Audience unite(Audience other) {
        return with(new Selection.Union(selection, selectionOf(other)));
    }

    @Override
    public Audience intersect(Audience other) {
        return with(new Intersection(selection, selectionOf(other)));
    }

    @Override
    public Audience except(Audience other) {
        return with(new Difference(selection, selectionOf(other)));
    }

    @Override
    public Audience except(Connection connection) {
        // by id, since what was injected is a proxy
        return with(new Difference(selection, new Selection.Ids(Set.of(connection.id()))));
    }

    @Override
    public Audience where(Class<? extends AudienceFilter> filter) {
        String name = filter.getName();
        if (!registry.hasFilter(name)) {
            throw new IllegalArgumentException(
                    name + " is no bean of this application; give it a scope, such as @ApplicationScoped");
        }
        return with(new Intersection(selection, new Selection.Accepted(name)));
    }

    @Override
    public Audience where(Predicate<? super Connection> predicate) {
        return with(new Intersection(selection, new Selection.Local(predicate)));
    }

    @Override
    public Audience of(Class<?> controller) {
        return with(new Intersection(selection, new Selection.Of(controller.getName())));
    }

    @Override
    public Audience watching(String topic) {
        return with(new Intersection(selection, new Selection.Watching(new Topic(topic))));
    }

    @Override
    public int disconnect(int code, String phrase) {
        CloseCodes.check(code);
        return closeAll(new CloseReason(code, phrase, Initiator.APPLICATION));
    }

    @Override
    public int revoke() {
        registry.revocations().add(selection);
        return closeAll(Registry.revoked());
    }

    @Override
    public int replaceIdentity(Function<? super Identity, ? extends @Nullable Identity> change) {
        int changed = 0;
        for (LiveConnection member : members()) {
            Identity next = change.apply(member.identity());
            if (next != null && member.standing().replace(next)) {
                changed++;
            }
        }
        return changed;
    }

    @Override
    public int count() {
        return members().size();
    }

    @Override
    public List<Connection> connections() {
        return List.copyOf(members());
    }

    @Override
    public SendReport send(Outgoing message) {
        List<Topic> topics = selection.topics();
        Outgoing named = named(message, topics);
        return broadcast(named, topics).send(named);
    }

    @Override
    public SendReport sendEach(String event, Function<? super Connection, ? extends @Nullable Object> data) {
        List<Topic> topics = selection.topics();
        Outgoing named = named(Outgoing.of(event), topics);
        return broadcast(named, topics).sendEach(connection -> named.data(data.apply(connection)));
    }

    @Override
    public String toString() {
        return "audience " + selection;
    }

    /** Under the one topic that this is about, if the sender has named no other. */
    private static Outgoing named(Outgoing message, List<Topic> topics) {
        return message.topic() == null && topics.size() == 1
                ? message.topic(topics.get(0).name())
                : message;
    }

    private Broadcast broadcast(Outgoing message, List<Topic> topics) {
        String name = message.topic();
        if (topics.isEmpty() && name == null) {
            return new Broadcast(members(), null, registry.currentLane().isAtLastStep());
        }
        var about = new About(topics, name == null ? null : new Topic(name), connection -> registry.certain()
                .has(selection, connection));
        Collection<LiveConnection> receivers =
                topics.isEmpty() ? members() : registry.withBeginners().find(selection);
        return new Broadcast(receivers, about, registry.currentLane().isAtLastStep());
    }

    private int closeAll(CloseReason reason) {
        int closed = 0;
        for (LiveConnection member : members()) {
            if (member.closeBy(reason)) {
                closed++;
            }
        }
        return closed;
    }

    private Collection<LiveConnection> members() {
        return registry.certain().find(selection);
    }

    private Audience with(Selection narrower) {
        return new LiveAudience(registry, narrower);
    }

    private Selection selectionOf(Audience other) {
        if (other instanceof LiveAudience live && live.registry == registry) {
            return live.selection;
        }
        throw new IllegalArgumentException(
                "only audiences of this application's own Connections go together; this is " + other);
    }
}
