// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.FromPath;
import io.wirebean.FromPayload;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.WSMessage;
import jakarta.websocket.Session;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterProblemsTest {

    @Test
    void parametersThatNothingFillsAreReported() {
        Golden.assertReport("parameter-unfillable", AsksForTooMuch.class);
    }

    @Test
    void pathVariableThatThereIsNotIsReported() {
        Golden.assertReport("path-variable-unknown", AsksForRom.class);
    }

    @Test
    void pathVariableThatOnePathLacksIsReported() {
        Golden.assertReport("path-variable-of-other-path", TwoPaths.class);
    }

    @Test
    void pathVariableOfEventAndUrlIsReported() {
        Golden.assertReport("path-variable-ambiguous", TwoIds.class);
    }

    @Test
    void twoPayloadsAreReported() {
        Golden.assertReport("two-payloads", TakesTwoPayloads.class);
    }

    @Test
    void parametersOfOtherHandlersAreReported() {
        Golden.assertReport("parameter-misplaced", Misplaced.class);
    }

    @Test
    void annotationsOfJakartaRestAreReported() {
        Golden.assertReport("foreign-parameter-annotation", LikeARestResource.class);
    }

    @Test
    void typesThatAreNotMadeOfTextAreReported() {
        Golden.assertReport("no-conversion", NotMadeOfText.class);
    }

    @Test
    void twoAnnotationsOfOneParameterAreReported() {
        Golden.assertReport("parameter-filled-twice", FilledTwice.class);
    }

    @Test
    void classWithoutNamesOfParametersIsReported(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(
                directory.resolve("Nameless.java"),
                """
                import io.wirebean.*;
                @WSController("/{room}")
                public class Nameless {
                    @OnWSConnection
                    public void opened(@FromPath String room) {}
                }
                """);
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", directory.toString(), source.toString());
        assertEquals(0, result);

        try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Golden.assertReport("parameter-name-missing", loader.loadClass("Nameless"));
        }
    }

    @Test
    void methodsThatAreNoHandlersMayBearAnything() {
        assertEquals(1, TestApplication.of(AlsoARestResource.class).plan().handlers());
    }

    @WSController("/rooms/{room}")
    static class AsksForTooMuch {
        @OnWSConnection
        void opened(String text) {}

        @OnWSMessage("say")
        void say(Session session) {}

        @OnWSError(global = true)
        void failed(Exception failure, @FromPath String room) {}
    }

    @WSController("/rooms/{room}")
    static class AsksForRom {
        @OnWSConnection
        void join(@FromPath("rom") String room) {}
    }

    @WSController({"/lobby", "/rooms/{room}"})
    static class TwoPaths {
        @OnWSConnection
        void opened(@FromPath String room, @FromPath("room") Optional<String> same) {}
    }

    @WSController("/shops/{id}")
    static class TwoIds {
        @OnWSMessage(value = "get", path = "/users/{id}")
        void get(@FromPath String id) {}
    }

    @WSController("/a")
    static class TakesTwoPayloads {
        @OnWSMessage("say")
        void say(String text, int times) {}
    }

    @WSController("/a")
    static class Misplaced {
        @OnWSMessage("say")
        void say(CloseReason why, IllegalStateException failure) {}

        @OnWSDisconnection
        void left(WSMessage message, @FromPayload("text") String text) {}
    }

    @WSController("/rooms/{room}")
    static class LikeARestResource {
        @OnWSConnection
        void opened(@PathParam("room") String room, @QueryParam("username") String username) {}
    }

    @WSController("/rooms/{room}")
    static class AlsoARestResource {
        @OnWSConnection
        void opened(@FromPath String room) {}

        public List<String> names(@PathParam("room") String room) {
            return List.of(room);
        }
    }

    @WSController("/a")
    static class NotMadeOfText {
        @OnWSConnection
        void opened(@FromQuery Runnable task, @FromQuery(value = "page", orElse = "first") int page) {}
    }

    @WSController("/rooms/{room}")
    static class FilledTwice {
        @OnWSConnection
        void opened(@FromPath @FromQuery String room) {}
    }
}
