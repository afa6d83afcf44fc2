// SPDX-License-Identifier: Apache-2.0
package io.wirebean.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** What the files of META-INF name: a server finds it by that name, so it is public without anybody's use. */
final class Declared {

    private static final List<String> FILES = List.of(
            "META-INF/web-fragment.xml",
            "META-INF/services/jakarta.enterprise.inject.spi.Extension",
            "META-INF/services/jakarta.servlet.ServletContainerInitializer");

    private Declared() {}

    static boolean inMetaInf(String className) {
        return FILES.stream().flatMap(file -> found(file).stream()).anyMatch(url -> read(url)
                .contains(className));
    }

    private static List<URL> found(String file) {
        try {
            return Collections.list(Declared.class.getClassLoader().getResources(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
