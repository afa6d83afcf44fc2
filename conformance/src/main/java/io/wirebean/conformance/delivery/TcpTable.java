// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The TCP connections of this machine, as Linux shows them: nothing that a peer can see tells whether its server has let go. */
final class TcpTable {

    private static final List<Path> FILES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private TcpTable() {}

    static boolean isThere() {
        return FILES.stream().allMatch(Files::isReadable);
    }

    /** Whether a process still has the end of the TCP connection that comes from this port; what the system keeps is nobody's. */
    static boolean isHeld(int peer) {
        String suffix = String.format(Locale.ROOT, ":%04X", peer);
        return FILES.stream()
                .flatMap(TcpTable::rows)
                .anyMatch(row -> row[REMOTE].endsWith(suffix) && !row[INODE].equals("0"));
    }

    private static Stream<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).map(line -> line.trim()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
