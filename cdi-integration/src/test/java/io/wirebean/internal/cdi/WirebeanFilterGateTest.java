// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server's request tells the gate, and what its answer makes of the response. */
class WirebeanFilterGateTest {

    private final RunningApplication app = RunningApplication.of(Club.class, Roles.class, Slow.class, Cookies.class);
    private final List<String> response = Collections.synchronizedList(new ArrayList<>());
    private boolean secure;
    private String server = "WildFly 39.0.1.Final";
    private @Nullable String cipherSuite;
    private final Set<Thread> asked = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aRefusalIsTheResponseWithItsHeadersAndBodyAndNothingElse() throws Exception {
        filter("/club", null, null);

        assertEquals(
                List.of(
                        "reset",
                        "status 401",
                        "add Content-Type: application/json",
                        "add WWW-Authenticate: Bearer",
                        "set Connection: close",
                        "length 24",
                        "body {\"error\":\"unauthorized\"}"),
                response);
    }

    @Test
    void theGuardsHeadersAreInTheResponseAheadOfTheServersUpgradeEachInALineOfItsOwn() throws Exception {
        filter("/cookies", null, null);

        assertEquals(List.of("add Set-Cookie: a=1", "add Set-Cookie: b=false", "passed"), response);
    }

    @Test
    void aGuardIsToldWhetherTheServerSpeaksTls() throws Exception {
        secure = true;

        filter("/cookies", null, null);

        assertTrue(response.contains("add Set-Cookie: b=true"), response.toString());
    }

    @Test
    void libertyIsBelievedToSpeakTlsWhereItNamesTheCipherSuite() throws Exception {
        secure = true;
        server = "IBM WebSphere Liberty/26.0.0.3";

        filter("/cookies", null, null);
        cipherSuite = "TLS_AES_256_GCM_SHA384";
        filter("/cookies", null, null);

        assertEquals(
                List.of("add Set-Cookie: b=false", "add Set-Cookie: b=true"),
                response.stream().filter(line -> line.contains("b=")).toList());
    }

    @Test
    void theServersCallerIsTheIdentityWithThoseOfItsRolesThatAControllerDeclares() throws Exception {
        filter("/roles", "ann", null);

        assertEquals(List.of("ann [member] guest:true admin:false null"), bodies());
    }

    @Test
    void theServerIsAskedForRolesOnTheThreadOfItsRequestAlone() throws Exception {
        filter("/roles", "ann", null);

        assertEquals(Set.of(Thread.currentThread()), asked);
    }

    @Test
    void theSessionThatTheClientHasIsThereWithItsAttributes() throws Exception {
        filter("/roles", "ann", new FakeHttpSession("s1").with("cart", "full").asSeen());

        assertEquals(List.of("ann [member] guest:true admin:false s1 full"), bodies());
    }

    @Test
    void anApplicationThatStopsInterruptsItsGuardsAndKeepsNoRequestWaiting() throws Exception {
        var waiting = CompletableFuture.runAsync(() -> {
            try {
                filter("/slow", null, null);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        Slow.ENTERED.await();

        app.runtime().close();

        assertTrue(Slow.INTERRUPTED.await(10, TimeUnit.SECONDS));
        waiting.get(10, TimeUnit.SECONDS);
        assertEquals("status 503", response.get(1));
    }

    private List<String> bodies() {
        return response.stream()
                .filter(line -> line.startsWith("body "))
                .map(line -> line.substring("body ".length()))
                .toList();
    }

    private void filter(String path, @Nullable String user, @Nullable HttpSession session) throws Exception {
        FilterChain chain = (request, response) -> this.response.add("passed");
        new WirebeanFilter().doFilter(request(path, user, session), response(), chain);
    }

    private HttpServletRequest request(String path, @Nullable String user, @Nullable HttpSession session) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("Upgrade", "websocket", "Connection", "Upgrade", "Host", "localhost"));
        headers.put("Origin", "http://localhost");
        ServletContext context = fake(
                ServletContext.class,
                (proxy, method, arguments) -> method.getName().equals("getServerInfo") ? server : app.runtime());
        Principal principal = user == null ? null : () -> user;
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(List.of(headers.get((String) arguments[0])));
            case "getRequestURI" -> "/app" + path;
            case "getContextPath" -> "/app";
            case "getServletContext" -> context;
            case "getMethod" -> "GET";
            case "getRemotePort", "getLocalPort" -> -1;
            case "isSecure" -> secure;
            case "getAttribute" -> cipherSuite;
            case "getUserPrincipal" -> principal;
            case "isUserInRole" -> {
                asked.add(Thread.currentThread());
                yield List.of("member", "guest").contains((String) arguments[0]);
            }
            case "getSession" -> {
                assertEquals(false, arguments[0]);
                yield session;
            }
            default -> null;
        });
    }

    private HttpServletResponse response() {
        var body = new ByteArrayOutputStream();
        var stream = new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public void write(byte[] bytes) {
                response.add("body " + new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
        return fake(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getOutputStream" -> stream;
            case "reset" -> response.add("reset") ? null : null;
            case "setStatus" -> response.add("status " + arguments[0]) ? null : null;
            case "addHeader" -> response.add("add " + arguments[0] + ": " + arguments[1]) ? null : null;
            case "setHeader" -> response.add("set " + arguments[0] + ": " + arguments[1]) ? null : null;
            case "setContentLength" -> response.add("length " + arguments[0]) ? null : null;
            default -> throw new AssertionError("the response is touched: " + method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @WSController("/club")
    static class Club {

        @OnWSUpgrade
        UpgradeDecision admit() {
            return UpgradeDecision.refuse(401)
                    .header("WWW-Authenticate", "Bearer")
                    .json(Map.of("error", "unauthorized"));
        }

        @OnWSMessage
        @PermitAll
        void any(String text) {}
    }

    @WSController("/cookies")
    static class Cookies {

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            return UpgradeDecision.accept().header("Set-Cookie", "a=1").header("Set-Cookie", "b=" + request.isSecure());
        }

        @OnWSMessage
        @PermitAll
        void any(String text) {}
    }

    @WSController("/slow")
    static class Slow {

        static final CountDownLatch ENTERED = new CountDownLatch(1);
        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @OnWSUpgrade
        boolean admit() {
            ENTERED.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
            }
            return true;
        }

        @OnWSMessage
        @PermitAll
        void any(String text) {}
    }

    @WSController("/roles")
    static class Roles {

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            var session = request.session();
            return UpgradeDecision.refuse(403)
                    .text(request.identity().name() + " " + request.identity().roles() + " guest:"
                            + request.isCallerInRole("guest") + " admin:" + request.isCallerInRole("admin") + " "
                            + session.map(each -> each.id() + " "
                                            + each.attribute("cart").orElse("-"))
                                    .orElse(null));
        }

        @OnWSMessage
        @RolesAllowed({"member", "staff"})
        void any(String text) {}
    }
}
