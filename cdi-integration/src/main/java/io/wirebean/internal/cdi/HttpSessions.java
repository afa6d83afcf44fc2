// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the server tells of its HTTP sessions, for the connections that end with them. */
final class HttpSessions {

    /** Servers call a session valid until all listeners have heard of its end; more than these do not end at once. */
    private static final int REMEMBERED = 1024;

    private final Consumer<String> ended;
    private final BiConsumer<String, String> renamed;
    private final Set<String> ending = Collections.synchronizedSet(Collections.newSetFromMap(new Ending()));

    /**
     * @param ended told of an id that is no session's any more
     * @param renamed told of an id and the one that takes its place
     */
    HttpSessions(Consumer<String> ended, BiConsumer<String, String> renamed) {
        this.ended = ended;
        this.renamed = renamed;
    }

    /** Some servers give an id again that a client still has. */
    void created(HttpSession session) {
        ending.remove(session.getId());
    }

    void destroyed(HttpSession session) {
        String id = session.getId();
        ending.add(id);
        ended.accept(id);
    }

    void idChanged(HttpSession session, String before) {
        renamed.accept(before, session.getId());
    }

    boolean isEnding(String id) {
        return ending.contains(id);
    }

    /** Forgets the eldest. */
    private static final class Ending extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
