// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A person at the page, who finds things by what is written on them. */
final class Visitor {

    private final Page page;
    private final AtomicInteger connections = new AtomicInteger();

    Visitor(Page page) {
        this.page = page;
        page.onWebSocket(socket -> connections.incrementAndGet());
        page.onPageError(error -> {
            throw new AssertionError("the page's script failed: " + error);
        });
    }

    Visitor opens(URI address) {
        page.navigate(address.toString());
        return this;
    }

    /** Fills in the form of the lobby, and waits for nothing. */
    Visitor asksFor(String name, String room) {
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Room", new Page.GetByLabelOptions().setExact(true)).fill(room);
        press("Join");
        return this;
    }

    Visitor joins(String name, String room) {
        return asksFor(name, room).isConnected();
    }

    /** Is in the lobby, and reads why. */
    Visitor isToldInTheLobby(String why) {
        assertThat(page.locator("#lobby-notice")).hasText(why);
        assertThat(page.locator("#chat")).isHidden();
        return this;
    }

    Visitor isToldAboutTheName(String problem) {
        assertThat(page.locator("#name-problem")).hasText(problem);
        return this;
    }

    Visitor isToldAboveTheLog(Pattern notice) {
        assertThat(page.locator("#line-notice")).hasText(notice);
        return this;
    }

    Visitor kicks(String name) {
        press("Kick " + name);
        return this;
    }

    Visitor seesNoKickButton() {
        assertThat(page.locator(".kick")).hasCount(0);
        return this;
    }

    /** The page's clock can be put forward from now on. */
    Visitor hasAClock() {
        page.clock().install();
        return this;
    }

    /** An hour later the page has made no connection but those so far. */
    Visitor staysAway(int connectionsSoFar) {
        page.clock().fastForward("01:00:00");
        assertThat(page.locator("#lobby")).isVisible();
        assertEquals(connectionsSoFar, connections.get());
        return this;
    }

    /** Waits until the page has opened so many connections, and is on the last. */
    Visitor isConnectedAgain(int connectionsSoFar) {
        page.waitForCondition(() -> connections.get() >= connectionsSoFar);
        assertEquals(connectionsSoFar, connections.get());
        return isConnected();
    }

    /** Requests to this path of the server get this answer instead. */
    Visitor gets(int status, String path) {
        page.route("**" + path, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
        return this;
    }

    String token() {
        return (String) page.evaluate("JSON.parse(sessionStorage.getItem('login')).token");
    }

    Visitor waitsUntil(BooleanSupplier condition) {
        page.waitForCondition(condition);
        return this;
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
        assertThat(room(room + ", " + people)).isVisible();
        return this;
    }

    /** Goes to a room of the list. */
    Visitor chooses(String room) {
        room(room + ", ").click();
        return isConnected();
    }

    Visitor seesUnread(String room, int messages) {
        assertThat(room(room + ", ").locator(".unread")).hasText(String.valueOf(messages));
        return this;
    }

    Visitor seesNothingUnreadIn(String room) {
        assertThat(room(room + ", ").locator(".unread")).hasText("");
        return this;
    }

    Visitor seesNothingUnread() {
        assertThat(page.locator("#rooms .unread:not(:empty)")).hasCount(0);
        return this;
    }

    Visitor reloads() {
        page.reload();
        return this;
    }

    Visitor logsOut() {
        press("Leave");
        return this;
    }

    /** By the button beside the name. */
    Visitor writesTo(String name, String text) {
        press("Message " + name);
        message().pressSequentially(text);
        message().press("Enter");
        return this;
    }

    Visitor isPrivate(String how) {
        assertThat(page.locator(".message").last().locator(".privately")).hasText(how);
        return this;
    }

    Visitor isToldBelowTheLog(String why) {
        assertThat(page.locator("#notice")).hasText(why);
        return this;
    }

    Visitor isAlerted(String text) {
        assertThat(page.locator("#alert-text")).containsText(text);
        return this;
    }

    Visitor dismissesTheAlert() {
        press("Dismiss");
        return isNotAlerted();
    }

    Visitor isNotAlerted() {
        assertThat(page.locator("#alert-text")).hasText("");
        assertThat(page.locator("#alert-seen")).isHidden();
        return this;
    }

    void leaves() {
        page.close();
    }

    private Locator room(String label) {
        return page.locator("#rooms").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
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
