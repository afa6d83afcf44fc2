// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The installed Chromium, driven without a screen; {@code -Dchromium} names another one. */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> people = new ArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path program = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    "No Chromium at %s: install one, or name it with -Dchromium=/path/to/chromium".formatted(program));
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIET));
    }

    /** A person with a browser of their own. */
    Visitor visitor() {
        BrowserContext context = browser.newContext();
        people.add(context);
        return new Visitor(context.newPage());
    }

    /** Every person closes the browser. */
    void closePeople() {
        people.forEach(BrowserContext::close);
        people.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
