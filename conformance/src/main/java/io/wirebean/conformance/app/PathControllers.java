// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Controllers that differ in how their path is given; each tells its path when it is asked {@code where}. */
public final class PathControllers {

    private PathControllers() {}

    /** Without a path. */
    @WSController
    public static class Root {
        @OnWSMessage("where")
        String where() {
            return "root";
        }
    }

    /** Without the leading slash. */
    @WSController("paths/bare")
    public static class Bare {
        @OnWSMessage("where")
        String where() {
            return "bare";
        }
    }

    /** At two paths, one with a variable. */
    @WSController({"/paths/first", "/paths/second/{name}"})
    public static class Twofold {
        @OnWSMessage("where")
        String where(Connection me) {
            return me.handshake().path() + " " + me.handshake().pathVariables();
        }
    }

    /** At a path that the configuration can change. */
    @WSController("/paths/${conformance.place:somewhere}")
    public static class Configured {
        @OnWSMessage("where")
        String where() {
            return "configured";
        }
    }

    /** At all paths below one. */
    @WSController("/paths/files/{rest:*}")
    public static class CatchAll {
        @OnWSMessage("where")
        String where(@FromPath("rest") String rest) {
            return "rest " + rest;
        }
    }

    /** At one of these paths, literally. */
    @WSController("/paths/files/index")
    public static class Literal {
        @OnWSMessage("where")
        String where() {
            return "index";
        }
    }

    /** Shares its path with {@link SharingSecond}. */
    @WSController("/paths/shared")
    public static class SharingFirst {
        @OnWSConnection
        void joined(Connection me) {
            me.join("first");
        }

        @OnWSMessage("one")
        String one() {
            return "first";
        }
    }

    /** Shares its path with {@link SharingFirst}. */
    @WSController("/paths/shared")
    public static class SharingSecond {
        @OnWSMessage("two")
        String two(Connection me) {
            return "second, " + me.controllers().size() + " controllers, rooms " + me.rooms();
        }
    }
}
