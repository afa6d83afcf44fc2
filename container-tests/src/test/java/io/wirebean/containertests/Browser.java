// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies and sends its origin, as a browser does. */
final class Browser {

    private final URI base;
    private final WireClient app;
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> login = new ArrayList<>();

    Browser(ServerUnderTest server, String application) {
        base = server.base(application);
        app = WireClient.at(base);
        origin = "http://" + base.getAuthority();
    }

    /** Sends this login with everything from now on. */
    Browser as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        login.clear();
        login.add("Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    HttpAnswer get(String path) {
        var http = app.http().header("X-Browser", "1");
        if (!cookies.isEmpty()) {
            http = http.header("Cookie", cookie());
        }
        for (String authorization : login) {
            http = http.header("Authorization", authorization);
        }
        HttpAnswer answer = kept(http.get(path));
        return answer.status() == 302 ? get(followed(answer)) : answer;
    }

    /** The path below the application that an answer sends the browser to. */
    private String followed(HttpAnswer answer) {
        String path = URI.create(answer.header("location").orElseThrow()).getPath();
        return path.substring(base.getPath().length() - 1);
    }

    HttpAnswer submits(String path, String form) {
        var http = cookies.isEmpty() ? app.http() : app.http().header("Cookie", cookie());
        return kept(http.post(path, "application/x-www-form-urlencoded", form));
    }

    /** An upgrade whose peer waits so long for what it expects. */
    Upgrade patientUpgrade(String path, Duration patience) {
        return withCredentials(app.within(patience).upgrade(path));
    }

    Upgrade upgrade(String path) {
        return withCredentials(app.upgrade(path));
    }

    private Upgrade withCredentials(Upgrade upgrade) {
        upgrade.header("Origin", origin);
        if (!cookies.isEmpty()) {
            upgrade.header("Cookie", cookie());
        }
        login.forEach(authorization -> upgrade.header("Authorization", authorization));
        return upgrade;
    }

    /** What was noted under this key, once it is so many entries; they are waited for. */
    List<String> journal(String key, int atLeast) {
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
        return app.http()
                .get("/session/journal?atLeast=" + atLeast + "&key=" + encoded)
                .body()
                .lines()
                .toList();
    }

    /** Looks for this entry for up to two minutes: each look waits for 8 s. */
    void awaits(String key, String entry) {
        for (int look = 0; look < 15; look++) {
            if (journal(key, 1).contains(entry)) {
                return;
            }
        }
        throw new AssertionError("the server has not noted \"" + entry + "\" for " + key);
    }

    /** The cookies of an answer, from now on. */
    HttpAnswer kept(HttpAnswer answer) {
        for (String cookie : answer.headers().getOrDefault("set-cookie", List.of())) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String cookie() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
