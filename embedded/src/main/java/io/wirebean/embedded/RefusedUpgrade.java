// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.gate.GateDecision.Refused;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/** Answers an upgrade with its refusal and closes the TCP connection behind it. */
final class RefusedUpgrade {

    private RefusedUpgrade() {}

    static void answer(FilterChainContext ctx, HttpResponsePacket response, Refused refusal) {
        response.setProtocol(Protocol.HTTP_1_1);
        response.setStatus(HttpStatus.getHttpStatus(refusal.status()));
        // not by addHeader, which keeps a Content-Type back and loses it on this way
        refusal.headers()
                .forEach((name, values) -> values.forEach(
                        value -> response.getHeaders().addValue(name).setString(value)));
        byte[] body = refusal.bytes();
        response.setContentLength(body.length);
        response.setHeader(Header.Connection, "close");
        var answer = HttpContent.builder(response)
                .content(Buffers.wrap(ctx.getMemoryManager(), body))
                .last(true)
                .build();
        ctx.write(answer, closing(ctx.getConnection()));
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
