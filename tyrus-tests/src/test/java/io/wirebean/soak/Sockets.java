// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sockets that this process has open. Other files are no connection's: one selector that is kept for its next use is three.
 *
 * @param inodes by which the system knows them; none where it does not tell
 */
record Sockets(Set<String> inodes) {

    private static final Path FILES = Path.of("/proc/self/fd");
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String PREFIX = "socket:[";

    static Sockets open() {
        if (Files.notExists(FILES)) {
            return new Sockets(Set.of());
        }
        try (Stream<Path> files = Files.list(FILES)) {
            return new Sockets(
                    files.map(Sockets::inode).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return inodes.size();
    }

    /** What is to be said if there are more than there were; nothing otherwise. */
    List<String> moreThan(Sockets before) {
        return count() <= before.count()
                ? List.of()
                : List.of(count() + " sockets are open, and " + before.count() + " before; these came since: "
                        + described(before));
    }

    /** As the system's tables have them: from, to, state (08 is one that the peer has closed and we have not). */
    private List<String> described(Sockets before) {
        var described = new ArrayList<String>();
        for (Path table : TABLES) {
            try (Stream<String> lines = Files.lines(table)) {
                lines.map(line -> line.trim().split("\\s+"))
                        .filter(words -> inodes.contains(words[9]) && !before.inodes.contains(words[9]))
                        .forEach(words -> described.add(String.join(" ", words[1], words[2], words[3])));
            } catch (IOException e) {
                described.add(table + " cannot be read: " + e);
            }
        }
        return described;
    }

    private static Optional<String> inode(Path file) {
        try {
            String name = Files.readSymbolicLink(file).toString();
            return name.startsWith(PREFIX)
                    ? Optional.of(name.substring(PREFIX.length(), name.length() - 1))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            // closed since it was listed
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
