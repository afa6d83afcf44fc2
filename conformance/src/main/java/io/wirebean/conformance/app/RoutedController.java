// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.FromPath;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Handlers that are told apart by event and path. */
@WSController("/routed/{owner}")
public class RoutedController {

    @OnWSMessage("query")
    String bare() {
        return "no path";
    }

    @OnWSMessage(value = "query", path = "/users")
    String users() {
        return "users";
    }

    @OnWSMessage(value = "query", path = "/users/{id}")
    List<Object> user(@FromPath("id") long id, @FromPath("owner") String owner) {
        return List.of("user", id, owner);
    }

    @OnWSMessage(value = "query", path = "/files/*")
    String files(WSMessage message) {
        return "files " + message.path().orElse("none");
    }

    @OnWSMessage("facts")
    List<String> facts(WSMessage message) {
        return List.of(
                message.event(), message.path().orElse("none"), message.id().orElse("none"), message.rawText());
    }

    @OnWSMessage("shout")
    String shout(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @OnWSMessage("nothing")
    void nothing() {}

    @OnWSMessage("null")
    @Nullable
    String none() {
        return null;
    }
}
