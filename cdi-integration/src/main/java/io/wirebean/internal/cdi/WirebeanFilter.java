// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.jakarta.PendingUpgrade;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the gate ahead of the server's own upgrade; whatever is no upgrade to one of our paths passes untouched. */
public final class WirebeanFilter implements Filter {

    /** The name in {@code web-fragment.xml}. */
    static final String NAME = "wirebean";

    /** The gate keeps its time-out itself; this is for the day that its timer does not. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String CIPHER_SUITE = "jakarta.servlet.request.cipher_suite";

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?");

    /** Made by the container. */
    public WirebeanFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !mayBeUpgraded(http)) {
            chain.doFilter(request, response);
            return;
        }
        Object runtime = http.getServletContext().getAttribute(WirebeanRuntime.ATTRIBUTE);
        if (runtime instanceof WirebeanRuntime running) {
            upgrade(running, http, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Servers are not strict about what they upgrade: some look for the header of the key alone, some take any protocol. */
    private static boolean mayBeUpgraded(HttpServletRequest request) {
        return request.getHeader("Sec-WebSocket-Key") != null
                || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static void upgrade(
            WirebeanRuntime runtime, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Doorway doorway = runtime.doorway();
        var thread = new RequestThread();
        var decision = thread.await(
                doorway.decideLater(raw(request, thread, runtime)),
                runtime.upgradeTimeout().plus(GRACE));
        if (decision instanceof Admitted admitted) {
            // some servers would join several values of one header, which no cookie survives
            add(admitted.admission().headers(), response);
            var control = doorway.control(innermost(request));
            var pending = new PendingUpgrade(admitted.admission(), control, Map.of());
            doorway.upgrades().<IOException, ServletException>with(pending, () -> chain.doFilter(request, response));
        } else if (decision instanceof Refused refused) {
            refuse(response, refused);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The server's own, below what filters have put around it. */
    private static ServletRequest innermost(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    /** Closes behind the answer: a proxy that took the upgrade for done would let a peer talk past it. */
    private static void refuse(HttpServletResponse response, Refused refused) throws IOException {
        response.reset();
        response.setStatus(refused.status());
        add(refused.headers(), response);
        response.setHeader("Connection", "close");
        byte[] body = refused.bytes();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void add(Map<String, List<String>> headers, HttpServletResponse response) {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private static RawUpgrade raw(HttpServletRequest request, RequestThread thread, WirebeanRuntime runtime) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        var peer = new RawUpgrade.Peer(
                caller(request, thread, runtime.roles()),
                address(request.getRemoteAddr(), request.getRemotePort()),
                address(request.getLocalAddr(), request.getLocalPort()),
                isSecure(request, runtime.doorway()),
                session(request, thread, runtime));
        return new RawUpgrade(request.getMethod(), path, request.getQueryString(), headers(request), peer);
    }

    private static boolean isSecure(HttpServletRequest request, Doorway doorway) {
        return request.isSecure()
                && doorway.isSecure(request.getServletContext().getServerInfo(), request.getAttribute(CIPHER_SUITE));
    }

    /** The session that the client has; that some servers make one for the handshake is none of its doing. */
    private static @Nullable ServletSession session(
            HttpServletRequest request, RequestThread thread, WirebeanRuntime runtime) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        return new ServletSession(
                session, thread, runtime.keepsSessions() ? SessionAccess.of(session, HttpSession.class) : null);
    }

    private static Caller caller(HttpServletRequest request, RequestThread thread, Set<String> declared) {
        var principal = request.getUserPrincipal();
        if (principal == null) {
            return Caller.NOBODY;
        }
        Set<String> roles = declared.stream().filter(request::isUserInRole).collect(Collectors.toSet());
        return new Caller(principal, roles, role -> thread.ask(() -> request.isUserInRole(role), false));
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    /** Some servers hand on what a proxy's header says; only an address is taken, since a name would be looked up. */
    private static @Nullable InetSocketAddress address(@Nullable String text, int port) {
        if (text == null || port < 0 || !ADDRESS.matcher(text).matches()) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(text), port);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
