// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From which pages browsers may connect (RFC 6455, section 10.2): their cookies come along whoever wrote the page. */
final class OriginPolicy {

    private final Settings.Origins settings;

    OriginPolicy(Settings.Origins settings) {
        this.settings = settings;
    }

    /**
     * Why a request is refused; empty where it is not.
     *
     * @param origins the values of {@code Origin}
     * @param host what the client wrote as {@code Host}; null for nothing
     */
    Optional<String> misfit(List<String> origins, @Nullable String host) {
        if (settings.isOff()) {
            return Optional.empty();
        }
        if (origins.isEmpty()) {
            return settings.none().equals("refuse")
                    ? Optional.of("an Origin header is wanted (wirebean.origin.none)")
                    : Optional.empty();
        }
        return origins.size() == 1 && isAllowed(origins.get(0), host)
                ? Optional.empty()
                : Optional.of("this origin may not connect (wirebean.origin.allowed)");
    }

    /** Whether one without origin is refused that is admitted by what a browser sends by itself. */
    boolean refusesAmbient(List<String> origins) {
        return !settings.isOff() && origins.isEmpty() && settings.none().equals("auto");
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        Site site = Site.of(origin);
        return site != null
                && settings.allowed().stream()
                        .anyMatch(allowed -> allowed.equals("same-host") ? site.isAt(host) : site.matches(allowed));
    }

    /** Scheme, host and port of an origin (RFC 6454, section 4). */
    private record Site(String scheme, String host, int port) {

        /** Null for what is none, {@code null} itself among it. */
        static @Nullable Site of(String origin) {
            try {
                URI uri = new URI(origin);
                boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
                if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null || !bare) {
                    return null;
                }
                String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
                return new Site(scheme, uri.getHost().toLowerCase(Locale.ROOT), port(uri.getPort(), scheme));
            } catch (URISyntaxException e) {
                return null;
            }
        }

        private static int port(int written, String scheme) {
            return written >= 0 ? written : scheme.equals("https") ? 443 : 80;
        }

        /** By host and port; behind a proxy that ends TLS the server's own scheme is not the page's. */
        boolean isAt(@Nullable String hostHeader) {
            Site there = hostHeader == null ? null : of(scheme + "://" + hostHeader.strip());
            return there != null && there.host.equals(host) && there.port == port;
        }

        boolean matches(String allowed) {
            boolean anySub = allowed.contains("://*.");
            Site wanted = of(anySub ? allowed.replace("://*.", "://") : allowed);
            return wanted != null
                    && wanted.scheme.equals(scheme)
                    && wanted.port == port
                    && (anySub ? host.endsWith("." + wanted.host) : host.equals(wanted.host));
        }
    }
}
