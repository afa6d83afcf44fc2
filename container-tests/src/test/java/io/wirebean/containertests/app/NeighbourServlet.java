// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers later, from another thread. */
@WebServlet(urlPatterns = "/servlet", asyncSupported = true)
public class NeighbourServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext later = request.startAsync();
        later.start(() -> answer(later));
    }

    private static void answer(AsyncContext later) {
        try {
            later.getResponse().setContentType("text/plain;charset=UTF-8");
            later.getResponse().getWriter().print("answered later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            later.complete();
        }
    }
}
