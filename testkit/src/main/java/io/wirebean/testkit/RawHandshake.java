// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An upgrade request written by hand, and its answer read by hand (RFC 6455, section 4; RFC 9112). */
record RawHandshake(URI address, List<Upgrade.Header> headers, List<String> subprotocols, String hasty) {

    /** The request as it travels. */
    byte[] bytes() throws IOException {
        StringBuilder request = new StringBuilder("GET ").append(target()).append(" HTTP/1.1\r\n");
        if (!names("Host")) {
            line(request, "Host", address.getAuthority());
        }
        line(request, "Upgrade", "websocket");
        line(request, "Connection", "Upgrade");
        // any 16 bytes will do: the key only proves that the server understood the request
        line(request, "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (!names("Sec-WebSocket-Version")) {
            line(request, "Sec-WebSocket-Version", "13");
        }
        if (!subprotocols.isEmpty()) {
            line(request, "Sec-WebSocket-Protocol", String.join(", ", subprotocols));
        }
        headers.forEach(header -> line(request, header.name(), header.value()));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!hasty.isEmpty()) {
            new RawFrames(new DataInputStream(InputStream.nullInputStream()), bytes)
                    .write(RawFrames.FIN | RawFrames.TEXT, hasty.getBytes(StandardCharsets.UTF_8), true);
        }
        return bytes.toByteArray();
    }

    private boolean names(String header) {
        return headers.stream().anyMatch(each -> each.name().equalsIgnoreCase(header));
    }

    /** Reads the answer, of a 101 the head alone. */
    static HttpAnswer answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return new HttpAnswer(status, headers, status == 101 ? "" : body(in, headers));
    }

    private String target() {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static void line(StringBuilder request, String name, String value) {
        request.append(name).append(": ").append(value).append("\r\n");
    }

    private static String body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length").get(0));
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks(in);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended within the head of the answer, after \"" + line + "\"");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
