// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Believes the proxies that are trusted, and nobody else, what they say of the client (RFC 7239, and the older X-Forwarded-…). */
final class Forwarding {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    /** Nothing else: a name, or what only looks like an address, would be looked up. */
    private static final Pattern ADDRESS =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<Network> trusted;

    /** @param trusted addresses and networks; see {@code wirebean.proxy.trusted} */
    Forwarding(List<String> trusted) {
        this.trusted = trusted.stream().map(Network::of).toList();
    }

    /**
     * The client as it is seen through the proxies.
     *
     * @param host what it wrote as {@code Host}; null for nothing
     */
    record Client(@Nullable InetSocketAddress remote, @Nullable String host, boolean secure) {}

    Client client(RawUpgrade raw, Headers headers) {
        InetSocketAddress remote = raw.peer().remote();
        String host = headers.all("host").stream().findFirst().orElse(null);
        if (remote == null || !isTrusted(remote.getAddress())) {
            return new Client(remote, host, raw.peer().secure());
        }
        List<String> elements = headers.items("forwarded");
        InetAddress address = clientAddress(elements, headers);
        String nearest = elements.isEmpty() ? "" : elements.get(elements.size() - 1);
        String proto = parameter(nearest, "proto")
                .or(() -> last(headers, "x-forwarded-proto"))
                .orElse("");
        return new Client(
                address == null ? remote : new InetSocketAddress(address, 0),
                parameter(nearest, "host")
                        .or(() -> last(headers, "x-forwarded-host"))
                        .orElse(host),
                proto.isEmpty()
                        ? raw.peer().secure()
                        : proto.toLowerCase(Locale.ROOT).matches("https|wss"));
    }

    /** From the nearest proxy backwards, the first address that is no trusted proxy: what stands before it anybody could write. */
    private @Nullable InetAddress clientAddress(List<String> elements, Headers headers) {
        List<String> hops = elements.isEmpty()
                ? headers.items("x-forwarded-for")
                : elements.stream()
                        .map(element -> parameter(element, "for").orElse(""))
                        .toList();
        InetAddress found = null;
        for (int i = hops.size() - 1; i >= 0; i--) {
            InetAddress hop = address(hops.get(i));
            if (hop == null) {
                return found;
            }
            found = hop;
            if (!isTrusted(hop)) {
                return found;
            }
        }
        return found;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<String> last(Headers headers, String name) {
        List<String> items = headers.items(name);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
    }

    private static Optional<String> parameter(String element, String name) {
        Matcher found = Pattern.compile("(?i)(?:^|;)\\s*" + name + "=(?:\"([^\"]*)\"|([^;]*))")
                .matcher(element);
        return found.find()
                ? Optional.of(found.group(1) == null ? found.group(2).strip() : found.group(1))
                : Optional.empty();
    }

    /** An address with or without port, an IPv6 one in brackets or not; null for anything that would have to be looked up. */
    static @Nullable InetAddress address(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            bare = bare.substring(1, Math.max(1, bare.indexOf(']')));
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        if (!ADDRESS.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Addresses that begin with the same bits. */
    private record Network(byte[] address, int bits) {

        static Network of(String text) {
            String[] parts = text.split("/", 2);
            InetAddress address = Forwarding.address(parts[0].contains(":") ? "[" + parts[0] + "]" : parts[0]);
            if (address == null) {
                throw new IllegalArgumentException("\"" + text + "\" is no address and no network");
            }
            int all = address.getAddress().length * 8;
            return new Network(
                    address.getAddress(), parts.length == 1 ? all : Math.min(all, Integer.parseInt(parts[1])));
        }

        boolean contains(InetAddress other) {
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
