// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The people whom the server's own realm knows, all with the password {@code secret}, in the files of each server. */
final class ServerUsers {

    private static final String PASSWORD = "secret";
    private static final Map<String, List<String>> GROUPS = new TreeMap<>(
            Map.of("ann", List.of("member", "chief"), "bob", List.of("member"), "carl", List.of("guest")));

    private ServerUsers() {}

    /** WildFly's application realm. */
    static void writeWildFly(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("application-users.properties"),
                lines((user, groups) -> user + "=" + hex("MD5", user + ":ApplicationRealm:" + PASSWORD)));
        Files.writeString(
                folder.resolve("application-roles.properties"),
                lines((user, groups) -> user + "=" + String.join(",", groups)));
    }

    /** Payara's realm {@code file}. */
    static void writePayara(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("keyfile"),
                lines((user, groups) -> user + ";{SSHA256}" + salted() + ";" + String.join(",", groups)));
    }

    /** The basic registry of Liberty. */
    static String liberty() {
        String users = lines((user, groups) -> "<user name=\"" + user + "\" password=\"" + PASSWORD + "\"/>");
        String groups = GROUPS.values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(ServerUsers::libertyGroup)
                .collect(Collectors.joining("\n"));
        return "<basicRegistry id=\"people\" realm=\"people\">\n" + users + groups + "\n</basicRegistry>";
    }

    private static String libertyGroup(String group) {
        return GROUPS.entrySet().stream()
                .filter(user -> user.getValue().contains(group))
                .map(user -> "<member name=\"" + user.getKey() + "\"/>")
                .collect(Collectors.joining("", "<group name=\"" + group + "\">", "</group>"));
    }

    private static String lines(BiFunction<String, List<String>, String> line) {
        return GROUPS.entrySet().stream()
                .map(user -> line.apply(user.getKey(), user.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** SHA-256 of password and salt, a hundred times over, and the salt. */
    private static String salted() {
        byte[] salt = "saltsalt".getBytes(StandardCharsets.UTF_8);
        byte[] hash = joined(PASSWORD.getBytes(StandardCharsets.UTF_8), salt);
        for (int i = 0; i < 100; i++) {
            hash = digest("SHA-256", hash);
        }
        return Base64.getEncoder().encodeToString(joined(hash, salt));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(digest(algorithm, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
