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
public final class Guests {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final WireClient app;

    public Guests(URI chat) {
        app = WireClient.at(chat);
    }

    HttpAnswer askToLogIn(String body) {
        return app.http().post("/api/login", "application/json", body);
    }

    public String token(String username) {
        return tokenIn(askToLogIn("{\"username\":\"" + username + "\"}"));
    }

    static String tokenIn(HttpAnswer login) {
        Matcher token = TOKEN.matcher(login.body());
        if (!token.find()) {
            throw new AssertionError("no token in " + login.status() + " " + login.body());
        }
        return token.group(1);
    }

    public WireHttp http() {
        return app.http();
    }

    public WireHttp http(String token) {
        return app.http().header("Authorization", "Bearer " + token);
    }

    Upgrade upgrade(String room) {
        return app.upgrade("/chat/" + room);
    }

    /** Somebody with this token, who is about to enter. */
    Upgrade upgrade(String room, String token) {
        return bearing(token, "/chat/" + room);
    }

    /** Somebody at another path. */
    public Upgrade at(String path) {
        return app.upgrade(path);
    }

    /** Somebody with this token at another path. */
    public Upgrade bearing(String token, String path) {
        return at(path).header("Authorization", "Bearer " + token);
    }
}
