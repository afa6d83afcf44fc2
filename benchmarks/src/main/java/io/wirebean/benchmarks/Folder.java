// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** What servers are laid out in. */
final class Folder {

    private Folder() {}

    /** Copies a file, or a folder with all that is in it, over what is there. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? copy : copy.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Whatever is there of an earlier run. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The one folder that was unpacked into this one. */
    static Path only(Path unpacked) throws IOException {
        try (Stream<Path> folders = Files.list(unpacked)) {
            return folders.findFirst().orElseThrow();
        }
    }
}
