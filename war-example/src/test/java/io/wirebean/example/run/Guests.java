// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import io.wirebean.testkit.WireHttp;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who talk to the chat without its page. */
final class Guests {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final WireClient app;

    Guests(URI chat) {
        app = WireClient.at(chat);
    }

    HttpAnswer askToLogIn(String body) {
        return app.http().post("/api/login", "application/json", body);
    }

    String token(String username) {
        return tokenIn(askToLogIn("{\"username\":\"" + username + "\"}"));
    }

    static String tokenIn(HttpAnswer login) {
        Matcher token = TOKEN.matcher(login.body());
        if (!token.find()) {
            throw new AssertionError("no token in " + login.status() + " " + login.body());
        }
        return token.group(1);
    }

    WireHttp http() {
        return app.http();
    }

    WireHttp http(String token) {
        return app.http().header("Authorization", "Bearer " + token);
    }

    Upgrade upgrade(String room) {
        return app.upgrade("/chat/" + room);
    }

    /** Somebody with this token, who is about to enter. */
    Upgrade upgrade(String room, String token) {
        return upgrade(room).header("Authorization", "Bearer " + token);
    }
}
