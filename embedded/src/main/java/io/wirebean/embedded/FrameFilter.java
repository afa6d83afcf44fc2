// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.jspecify.annotations.Nullable;

/** Reads the connections that have become WebSockets, which HTTP knows no more. */
final class FrameFilter extends BaseFilter {

    private final Attribute<OpenSocket> sockets =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(FrameFilter.class.getName() + ".socket");

    private final FilterChain chain =
            FilterChainBuilder.stateless().add(new TransportFilter()).add(this).build();

    /** Of the HTTP server's chain: it holds every connection until it hears of its end. */
    private volatile @Nullable Filter idle;

    /** From the next byte on this filter reads the connection. */
    void take(OpenSocket socket) {
        sockets.set(socket.tcp(), socket);
        if (idle == null && socket.tcp().getProcessor() instanceof FilterChain http) {
            int index = http.indexOfType(IdleTimeoutFilter.class);
            idle = index < 0 ? null : http.get(index);
        }
        socket.tcp().setProcessor(chain);
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        Buffer buffer = ctx.getMessage();
        sockets.get(ctx.getConnection()).read(buffer);
        buffer.tryDispose();
        return ctx.getStopAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext ctx) throws IOException {
        Filter told = idle;
        return told == null ? ctx.getInvokeAction() : told.handleClose(ctx);
    }
}
