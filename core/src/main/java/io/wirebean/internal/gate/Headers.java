// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.EndpointPlan.Credentials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of an upgrade by lower-case name, and its cookies. */
final class Headers {

    /** Not kept unless a handler asks. The subprotocols are among them since browsers carry tokens there. */
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "cookie", "sec-websocket-protocol");

    /** Names that come with nearly every upgrade: one string for all connections, each of which keeps its headers. */
    private static final Map<String, String> COMMON = Stream.of(
                    "accept-encoding",
                    "accept-language",
                    "authorization",
                    "cache-control",
                    "connection",
                    "cookie",
                    "forwarded",
                    "host",
                    "origin",
                    "pragma",
                    "sec-fetch-dest",
                    "sec-fetch-mode",
                    "sec-fetch-site",
                    "sec-websocket-extensions",
                    "sec-websocket-key",
                    "sec-websocket-protocol",
                    "sec-websocket-version",
                    "upgrade",
                    "user-agent",
                    "x-forwarded-for",
                    "x-forwarded-proto")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private final Map<String, List<String>> values;
    private final Map<String, String> cookies;

    private Headers(Map<String, List<String>> values, Map<String, String> cookies) {
        this.values = Map.copyOf(values);
        this.cookies = Map.copyOf(cookies);
    }

    static Headers of(Map<String, List<String>> raw) {
        var values = new HashMap<String, List<String>>();
        raw.forEach((name, all) -> values.merge(keyOf(name), List.copyOf(all), Headers::joined));
        return new Headers(values, cookiesOf(values.getOrDefault("cookie", List.of())));
    }

    Headers withoutCredentialsExcept(Credentials wanted) {
        var kept = new HashMap<>(values);
        kept.keySet()
                .removeIf(
                        name -> CREDENTIALS.contains(name) && !wanted.headers().contains(name));
        var keptCookies = new HashMap<>(cookies);
        keptCookies.keySet().retainAll(wanted.cookies());
        return new Headers(kept, keptCookies);
    }

    List<String> all(String name) {
        return values.getOrDefault(lower(name), List.of());
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    Collection<String> cookieValues() {
        return cookies.values();
    }

    /** The items of a header that is a list (RFC 9110, section 5.6.1), of all its lines. */
    List<String> items(String name) {
        return all(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Names and values together, in characters, which are bytes in a header. */
    int size() {
        int size = 0;
        for (var header : values.entrySet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length();
            }
        }
        return size;
    }

    /** The same with this header in place of its other values. */
    Headers with(String name, String value) {
        var more = new HashMap<>(values);
        more.put(lower(name), List.of(value));
        return new Headers(more, cookies);
    }

    Locale locale() {
        List<String> languages = all("accept-language");
        if (languages.isEmpty()) {
            return Locale.getDefault();
        }
        try {
            String first = Locale.LanguageRange.parse(languages.get(0)).get(0).getRange();
            return first.equals("*") ? Locale.getDefault() : Locale.forLanguageTag(first);
        } catch (IllegalArgumentException e) {
            return Locale.getDefault();
        }
    }

    private static Map<String, String> cookiesOf(List<String> headers) {
        var cookies = new HashMap<String, String>();
        for (String header : headers) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.putIfAbsent(
                            pair.substring(0, equals).strip(),
                            unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return cookies;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Under which a header is kept. */
    static String keyOf(String name) {
        String lower = lower(name);
        return COMMON.getOrDefault(lower, lower);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
