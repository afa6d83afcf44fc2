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

/**
 * Leads what comes below {@code /bypass} on without that, behind our filter, which has not known the path: the server's own
 * upgrade then opens a path of ours that the filter has not seen.
 */
@WebFilter("/bypass/*")
public class BypassFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/bypass";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
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
        public String getServletPath() {
            return super.getServletPath().replace(PREFIX, "");
        }
    }
}
