// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.annotation.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.weld.environment.deployment.discovery.BeanArchiveBuilder;
import org.jboss.weld.environment.deployment.discovery.BeanArchiveHandler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Weld from looking for beans in what the server is made of: a WAR would not contain it, and it takes seconds.
 *
 * <p>Public because Weld finds it as a service.
 */
@Priority(1000) // before Weld's own, which count from 1
public final class ServerLibraries implements BeanArchiveHandler {

    private static final List<String> PACKAGES = List.of(
            "jakarta/",
            "org/glassfish/grizzly/",
            "org/glassfish/tyrus/",
            "org/glassfish/jersey/",
            "com/sun/research/ws/wadl/",
            "org/glassfish/hk2/",
            "org/jvnet/hk2/",
            "org/aopalliance/",
            "javassist/",
            "org/jboss/weld/",
            "org/jboss/logging/",
            "org/jboss/classfilewriter/",
            "org/jboss/jandex/",
            "org/eclipse/yasson/",
            "org/eclipse/parsson/",
            "org/jspecify/");

    @Override
    public @Nullable BeanArchiveBuilder handle(String reference) {
        Path archive = Path.of(reference);
        return Files.isRegularFile(archive) && isServers(archive) ? new BeanArchiveBuilder() : null;
    }

    private static boolean isServers(Path archive) {
        try (var zip = new ZipFile(archive.toFile())) {
            return zip.getEntry("META-INF/beans.xml") == null
                    && zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class") && name.contains("/"))
                            .filter(name -> !name.startsWith("META-INF/"))
                            .limit(1)
                            .anyMatch(name -> PACKAGES.stream().anyMatch(name::startsWith));
        } catch (IOException e) {
            throw new UncheckedIOException(archive + " on the class path cannot be read", e);
        }
    }
}
