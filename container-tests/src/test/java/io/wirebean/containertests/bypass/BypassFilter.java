// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.bypass;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Leads what comes below {@code /bypass} and {@code /forward} on without that, behind our filter, which has not known the
 * path: the server's own upgrade then opens a path of ours that the filter has not seen. Which of the two ways leads there
 * is the server's matter.
 */
@WebFilter({"/bypass/*", "/forward/*"})
public class BypassFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/bypass";
    private static final String FORWARD = "/forward";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // where no servlet is at the path, some servers call all of it servlet path and some path info
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        if (path.startsWith(FORWARD)) {
            request.getRequestDispatcher(path.substring(FORWARD.length())).forward(request, response);
            return;
        }
        chain.doFilter(new Shortened(request), response);
    }

    /** The request with a shorter path. */
    private static final class Shortened extends HttpServletRequestWrapper {

        Shortened(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().replace(PREFIX, "");
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(super.getRequestURL().toString().replace(PREFIX, ""));
        }

        @Override
        public @Nullable String getPathInfo() {
            String path = super.getPathInfo();
            return path == null ? null : path.replace(PREFIX, "");
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().replace(PREFIX, "");
        }
    }
}
