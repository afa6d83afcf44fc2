// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.jakarta.PendingUpgrade;
import jakarta.websocket.server.HandshakeRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.ServerContainer;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeStatus;

/**
 * The gate before Tyrus: an upgrade that it refuses never reaches Tyrus, nor does any byte after it. What has become a
 * WebSocket leaves HTTP here.
 *
 * <p>No thread waits for the gate. All that happens to one TCP connection happens on its selector's thread, the
 * continuation too, so that no frame overtakes the handshake.
 */
final class GatedUpgradeFilter extends BaseFilter {

    private static final System.Logger LOG = System.getLogger(GatedUpgradeFilter.class.getName());

    private static final Refused TOO_EARLY =
            badRequest("bytes came before the upgrade was answered (RFC 6455, section 4.1)");

    /** Its frames would be taken for the content, and what follows that for the next request. */
    private static final Refused WITH_CONTENT = badRequest("an upgrade to a WebSocket has no content");

    private final Attribute<Stage> stages =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(GatedUpgradeFilter.class.getName() + ".stage");

    private final FrameFilter frames = new FrameFilter();
    private final Scratch scratch = new Scratch();
    private final WebSocketEngine tyrus;
    private final Doorway doorway;
    private final UpgradeRequests requests;

    GatedUpgradeFilter(ServerContainer tyrus, Doorway doorway, String contextPath) {
        this.tyrus = tyrus.getWebSocketEngine();
        this.doorway = doorway;
        this.requests = new UpgradeRequests(contextPath);
    }

    /** Where a TCP connection stands that has asked for an upgrade. */
    private sealed interface Stage {

        /** It is being closed. */
        record Closing() implements Stage {}

        /** The gate has not answered yet. */
        final class Waiting implements Stage {

            private final CompletableFuture<GateDecision> decision;
            private boolean hasty;

            Waiting(CompletableFuture<GateDecision> decision, boolean hasty) {
                this.decision = decision;
                this.hasty = hasty;
            }
        }
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) throws IOException {
        HttpContent content = ctx.getMessage();
        Stage stage = stages.get(ctx.getConnection());
        if (stage == null) {
            return ask(ctx);
        }
        if (stage instanceof Stage.Waiting waiting) {
            waiting.hasty = true;
        }
        // what follows a request that is not upgraded would be taken as its content, and upgraded
        content.recycle();
        return ctx.getStopAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext ctx) throws IOException {
        if (stages.get(ctx.getConnection()) instanceof Stage.Waiting waiting) {
            waiting.decision.cancel(false);
        }
        return ctx.getInvokeAction();
    }

    private NextAction ask(FilterChainContext ctx) throws IOException {
        HttpContent content = ctx.getMessage();
        if (!(content.getHttpHeader() instanceof HttpRequestPacket request) || !UpgradeRequests.isUpgrade(request)) {
            return ctx.getInvokeAction();
        }
        var decision = doorway.decideLater(requests.raw(request)).toCompletableFuture();
        var waiting = new Stage.Waiting(decision, content.getContent().hasRemaining());
        return decision.isDone() ? answer(ctx, waiting, decision.join()) : suspend(ctx, waiting);
    }

    private NextAction suspend(FilterChainContext ctx, Stage.Waiting waiting) {
        Connection<?> connection = ctx.getConnection();
        stages.set(connection, waiting);
        ctx.suspend();
        // Grizzly has stopped reading, and would not see that the peer goes away
        new GrizzlyControl(connection).resumeReads();
        waiting.decision.thenAccept(
                decided -> connection.executeInEventThread(IOEvent.READ, () -> resume(ctx, waiting, decided)));
        return ctx.getSuspendAction();
    }

    private void resume(FilterChainContext ctx, Stage.Waiting waiting, GateDecision decision) {
        Connection<?> connection = ctx.getConnection();
        if (!connection.isOpen()) {
            return;
        }
        stages.remove(connection);
        try {
            ctx.resume(answer(ctx, waiting, decision));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "an upgrade failed after the gate had answered", e);
            connection.terminateSilently();
        }
    }

    private NextAction answer(FilterChainContext ctx, Stage.Waiting waiting, GateDecision decision) throws IOException {
        HttpContent content = ctx.getMessage();
        var response = ((HttpRequestPacket) content.getHttpHeader()).getResponse();
        if (decision instanceof Refused refusal) {
            return refuse(ctx, response, refusal);
        }
        if (decision instanceof Admitted admitted) {
            if (UpgradeRequests.announcesContent((HttpRequestPacket) content.getHttpHeader())) {
                return refuse(ctx, response, WITH_CONTENT);
            }
            return waiting.hasty ? refuse(ctx, response, TOO_EARLY) : open(ctx, response, admitted.admission());
        }
        return ctx.getInvokeAction();
    }

    private static Refused badRequest(String why) {
        return new Refused(400, Map.of("Content-Type", List.of("text/plain;charset=UTF-8")), why);
    }

    private NextAction open(FilterChainContext ctx, HttpResponsePacket response, Admission admission) {
        // Tyrus would join several values of one header, which no cookie survives
        admission.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        var socket = new OpenSocket((NIOConnection) ctx.getConnection(), doorway, scratch);
        var answer = new TyrusUpgradeResponse();
        doorway.upgrades()
                .with(new PendingUpgrade(admission, socket, Map.of()), () -> upgrade(ctx, response, answer, socket));
        return response.isCommitted() ? ctx.getStopAction() : ctx.getInvokeAction();
    }

    private void upgrade(
            FilterChainContext ctx, HttpResponsePacket response, UpgradeResponse answer, OpenSocket socket) {
        UpgradeInfo upgrade = tyrus.upgrade(TyrusUpgrades.request(response.getRequest()), answer);
        if (upgrade.getStatus() == UpgradeStatus.NOT_APPLICABLE) {
            return;
        }
        TyrusUpgrades.answer(ctx, response, answer);
        if (upgrade.getStatus() == UpgradeStatus.SUCCESS
                && answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101.getStatusCode()) {
            frames.take(socket);
            socket.open(upgrade, answer.getHeaders().containsKey(HandshakeRequest.SEC_WEBSOCKET_EXTENSIONS));
        } else {
            // a handshake that Tyrus finds malformed; it would leave the connection open
            stages.set(ctx.getConnection(), new Stage.Closing());
            ctx.getConnection().closeSilently();
        }
    }

    private NextAction refuse(FilterChainContext ctx, HttpResponsePacket response, Refused refusal) {
        stages.set(ctx.getConnection(), new Stage.Closing());
        RefusedUpgrade.answer(ctx, response, refusal);
        return ctx.getStopAction();
    }
}
