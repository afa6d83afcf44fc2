// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** A person at the page, who finds things by what is written on them. */
final class Visitor {

    private final Page page;

    Visitor(Page page) {
        this.page = page;
        page.onPageError(error -> {
            throw new AssertionError("the page's script failed: " + error);
        });
    }

    Visitor joins(URI address, String name, String room) {
        page.navigate(address.toString());
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Room", new Page.GetByLabelOptions().setExact(true)).fill(room);
        press("Join");
        return isConnected();
    }

    Visitor says(String text) {
        message().fill(text);
        message().press("Enter");
        return this;
    }

    Visitor types(String text) {
        message().pressSequentially(text);
        return this;
    }

    Visitor goesTo(String room) {
        page.getByLabel("Name of another room").fill(room);
        press("Go");
        return isConnected();
    }

    Visitor isConnected() {
        assertThat(page.locator("#state")).hasText("Connected");
        return this;
    }

    Visitor isReconnecting() {
        assertThat(page.locator("#state")).hasText("Reconnecting");
        return this;
    }

    /** Reads exactly these messages, each as "who: what". */
    Visitor reads(String... messages) {
        Locator shown = page.locator(".message");
        assertThat(shown).hasCount(messages.length);
        for (int i = 0; i < messages.length; i++) {
            String[] parts = messages[i].split(": ", 2);
            assertThat(shown.nth(i).locator("strong")).hasText(parts[0]);
            assertThat(shown.nth(i).locator("p")).hasText(parts[1]);
        }
        return this;
    }

    Visitor readsThat(String happening) {
        assertThat(page.locator(".event").last()).hasText(happening);
        return this;
    }

    Visitor sees(String... people) {
        assertThat(page.locator("#people .name")).hasText(people);
        return this;
    }

    Visitor seesTyping(String sentence) {
        assertThat(page.locator("#typing")).hasText(sentence);
        return this;
    }

    Visitor seesRoom(String room, String people) {
        assertThat(page.locator("#rooms")
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(room + ", " + people)))
                .isVisible();
        return this;
    }

    void leaves() {
        page.close();
    }

    private Locator message() {
        return page.getByLabel("Your message");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
