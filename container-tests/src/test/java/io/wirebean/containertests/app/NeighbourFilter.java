// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Marks every plain answer of the application. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class NeighbourFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Neighbour", "was here");
        chain.doFilter(request, response);
    }
}
