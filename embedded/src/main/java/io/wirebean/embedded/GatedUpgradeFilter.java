// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.gate.RawUpgrade;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.gate.RawUpgrade.Peer;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.jakarta.PendingUpgrade;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.tyrus.container.grizzly.server.GrizzlyServerFilter;
import org.glassfish.tyrus.spi.ServerContainer;

/** Tyrus' filter behind the gate: an upgrade that the gate refuses never reaches Tyrus, nor does any byte after it. */
final class GatedUpgradeFilter extends GrizzlyServerFilter {

    /** Of the TCP connections that have become WebSocket ones. */
    private final Attribute<FrameHeads> open =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(GatedUpgradeFilter.class.getName() + ".open");

    private final Attribute<Boolean> refused =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(GatedUpgradeFilter.class.getName() + ".refused");

    private final Doorway doorway;
    private final String contextPath;

    GatedUpgradeFilter(ServerContainer tyrus, Doorway doorway, String contextPath) {
        super(tyrus, contextPath.isEmpty() ? "/" : contextPath);
        this.doorway = doorway;
        this.contextPath = contextPath;
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) throws IOException {
        HttpContent content = ctx.getMessage();
        FrameHeads heads = open.get(ctx.getConnection());
        if (heads == null && !refused.isSet(ctx.getConnection())) {
            return decide(ctx);
        }
        if (heads != null && heads.areMasked(content.getContent())) {
            return super.handleRead(ctx);
        }
        if (heads != null) {
            ctx.getConnection().terminateSilently();
        }
        // what follows a refused upgrade would be taken as its content, and upgraded
        content.recycle();
        return ctx.getStopAction();
    }

    private NextAction decide(FilterChainContext ctx) throws IOException {
        HttpContent content = ctx.getMessage();
        if (content.getHttpHeader() instanceof HttpRequestPacket request && isUpgrade(request)) {
            GateDecision decision = doorway.decide(raw(request));
            if (decision instanceof Admitted admitted) {
                return open(
                        ctx,
                        request,
                        new PendingUpgrade(admitted.admission(), new GrizzlyControl(ctx.getConnection())));
            }
            if (decision instanceof Refused refusal) {
                return refuse(ctx, request, refusal);
            }
        }
        return ctx.getInvokeAction();
    }

    private static boolean isUpgrade(HttpRequestPacket request) {
        return "websocket".equalsIgnoreCase(request.getUpgrade()) && Method.GET.equals(request.getMethod());
    }

    private RawUpgrade raw(HttpRequestPacket request) {
        String path = request.getRequestURI();
        boolean below = path.startsWith(contextPath + "/");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : request.getHeaders().names()) {
            var values = new ArrayList<String>();
            request.getHeaders().values(name).forEach(values::add);
            headers.put(name, values);
        }
        return new RawUpgrade(
                request.getMethod().getMethodString(),
                // outside of the context path there is nothing of ours, and no path of ours is empty
                below ? path.substring(contextPath.length()) : "",
                request.getQueryString(),
                headers,
                peer(request));
    }

    private static Peer peer(HttpRequestPacket request) {
        return new Peer(
                Caller.NOBODY,
                (InetSocketAddress) request.getConnection().getPeerAddress(),
                (InetSocketAddress) request.getConnection().getLocalAddress(),
                request.isSecure(),
                null);
    }

    private NextAction open(FilterChainContext ctx, HttpRequestPacket request, PendingUpgrade pending)
            throws IOException {
        HttpResponsePacket response = request.getResponse();
        doorway.upgrades().<IOException, RuntimeException>with(pending, () -> super.handleRead(ctx));
        if (!response.isCommitted()) {
            return ctx.getInvokeAction();
        }
        if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101.getStatusCode()) {
            open.set(ctx.getConnection(), new FrameHeads());
        } else {
            // a handshake that Tyrus finds malformed; it would leave the connection open
            refused.set(ctx.getConnection(), true);
            ctx.getConnection().closeSilently();
        }
        return ctx.getStopAction();
    }

    private NextAction refuse(FilterChainContext ctx, HttpRequestPacket request, Refused refusal) {
        refused.set(ctx.getConnection(), true);
        HttpResponsePacket response = request.getResponse();
        response.setProtocol(Protocol.HTTP_1_1);
        response.setStatus(HttpStatus.getHttpStatus(refusal.status()));
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = refusal.bytes();
        response.setContentLength(body.length);
        response.setHeader(Header.Connection, "close");
        var answer = HttpContent.builder(response)
                .content(Buffers.wrap(ctx.getMemoryManager(), body))
                .last(true)
                .build();
        ctx.write(answer, closing(ctx.getConnection()));
        return ctx.getStopAction();
    }

    @SuppressWarnings("rawtypes") // as Grizzly declares it
    private static EmptyCompletionHandler<WriteResult> closing(Connection<?> connection) {
        return new EmptyCompletionHandler<>() {
            @Override
            public void completed(WriteResult result) {
                connection.closeSilently();
            }

            @Override
            public void failed(Throwable failure) {
                connection.terminateSilently();
            }
        };
    }
}
