// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

    @Test
    void theTableListsExactlyTheKeysOfTheCode() throws IOException {
        var document = Files.readAllLines(Path.of("..", "docs", "configuration.md"));

        var written = document.stream().filter(line -> line.startsWith("| `")).toList();

        assertEquals(
                Arrays.stream(SettingKey.values())
                        .map(ConfigurationDocTest::row)
                        .toList(),
                written);
    }

    private static String row(SettingKey setting) {
        return ("| `" + setting.key() + "` | " + setting.defaultText() + " | " + setting.meaning() + " | "
                        + setting.atTheLimit() + " |")
                .replace("|  |", "| |");
    }
}
