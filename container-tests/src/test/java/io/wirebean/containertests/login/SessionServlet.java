// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.login;

import io.wirebean.conformance.app.Journal;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Begins and ends HTTP sessions, and reads the journal. */
@WebServlet({"/session/*", "/secured/page"})
public class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Journal journal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getPathInfo() == null ? "/page" : request.getPathInfo();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(answer(path, request));
    }

    private String answer(String path, HttpServletRequest request) throws ServletException {
        return switch (path) {
            case "/begin" -> begin(request.getSession(true), request);
            case "/end" -> end(request.getSession(false));
            case "/logout" -> logout(request);
            case "/change" -> changed(request);
            case "/user" -> user(request.getSession(false));
            case "/journal" -> read(request);
            default -> "page of " + request.getRemoteUser();
        };
    }

    private static String begin(HttpSession session, HttpServletRequest request) {
        session.setAttribute("user", request.getParameter("user"));
        String seconds = request.getParameter("seconds");
        if (seconds != null) {
            session.setMaxInactiveInterval(Integer.parseInt(seconds));
        }
        return "begun";
    }

    private static String end(HttpSession session) {
        session.invalidate();
        return "ended";
    }

    private static String logout(HttpServletRequest request) throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "logged out";
    }

    private static String changed(HttpServletRequest request) {
        String before = request.getSession(false).getId();
        return before.equals(request.changeSessionId()) ? "the same" : "changed";
    }

    private static String user(HttpSession session) {
        return session == null ? "nobody" : String.valueOf(session.getAttribute("user"));
    }

    private String read(HttpServletRequest request) throws ServletException {
        try {
            return String.join(
                    "\n", journal.read(request.getParameter("key"), Integer.parseInt(request.getParameter("atLeast"))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }
}
