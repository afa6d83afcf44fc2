// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the HTTP upgrade that opened a connection, copied once and the same on every server.
 *
 * <p>Path and query are decoded once (RFC 3986, UTF-8). Header names are case-insensitive. Credentials are not kept: the
 * headers {@code Authorization}, {@code Proxy-Authorization}, {@code Cookie} and {@code Sec-WebSocket-Protocol} and the
 * single cookies are there only if a handler of the controller asks for that header or cookie by {@link FromHeader} or
 * {@link FromCookie}. The query parameters of tokens and tickets are never kept.
 *
 * @since 0.1
 */
public interface Handshake {

    /** The request URI as the client wrote it, path and query, without credentials that were not asked for. */
    URI uri();

    /** The decoded path below the context path, such as {@code /chat/general}. */
    String path();

    /** The decoded variables of the controller's path. */
    Map<String, String> pathVariables();

    /** The decoded query parameters, each with its values in the order sent. */
    Map<String, List<String>> query();

    /** The first value of a query parameter. */
    default Optional<String> query(String name) {
        return query().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a header. */
    default Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All values of a header, empty where it was not sent. */
    List<String> headers(String name);

    /** The value of a cookie that a handler asked for. */
    Optional<String> cookie(String name);

    /** The chosen subprotocol. */
    Optional<String> subprotocol();

    /** Who the server's own login says it is; who the connection is, {@link Connection#identity} says. */
    Optional<Principal> principal();

    /** The first of {@code Accept-Language}; the server's default where there is none. */
    Locale locale();

    /** The peer's address, where the server tells it. */
    Optional<InetSocketAddress> remoteAddress();

    /** The address that the peer connected to, where the server tells it. */
    Optional<InetSocketAddress> localAddress();
}
