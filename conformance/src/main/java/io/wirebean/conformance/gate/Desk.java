// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the application over HTTP what it has seen, and has it do what an administrator would. */
public final class Desk {

    private final WireClient app;

    /** Of the application of this client. */
    public Desk(WireClient app) {
        this.app = app;
    }

    /** What was noted under this key, once it is so many entries; they are waited for. */
    public List<String> journal(String key, int atLeast) {
        String text = answered(app.http().get("/api/office/journal?atLeast=" + atLeast + "&key=" + encoded(key)));
        return text.lines().toList();
    }

    /** Opens a gate for all who wait at it, and all who come. */
    public void open(String gate) {
        post("open?gate=" + gate);
    }

    /** Has something done; gives what is answered. */
    public String post(String work) {
        return answered(app.http().post("/api/office/" + work, "text/plain", ""));
    }

    /** How many connections a user has. */
    public int count(String user) {
        return Integer.parseInt(answered(app.http().get("/api/office/count?user=" + user)));
    }

    private static String answered(HttpAnswer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("the office answers " + answer);
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
