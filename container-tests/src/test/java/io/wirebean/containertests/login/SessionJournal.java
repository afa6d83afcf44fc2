// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.login;

import io.wirebean.conformance.app.Journal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Notes under the name of its user that an HTTP session is over. */
@WebListener
public class SessionJournal implements HttpSessionListener {

    @Inject
    Journal journal;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        journal.note(String.valueOf(event.getSession().getAttribute("user")), "destroyed");
    }
}
