// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.run.ChatServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all tests of a class, one chat for each test. */
abstract class PageTest {

    static Chromium chromium;

    WirebeanServer server;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void stop() {
        chromium.closePeople();
        server.close();
    }

    static WirebeanServer.Builder chat() {
        return ChatServer.chat(Path.of("src/main/webapp")).port(0);
    }

    Visitor comes() {
        return chromium.visitor().opens(server.uri());
    }

    Visitor visitor(String name, String room) {
        return comes().joins(name, room);
    }
}
