// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.limits.app;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Controllers that take messages of different sizes, and say how large they were. */
public final class LimitControllers {

    /** Below what any server has by itself. */
    public static final int SMALL = 1_000;

    /** Above what any server has by itself, and below what Tyrus takes in one frame. */
    public static final int LARGE = 4_000_000;

    private LimitControllers() {}

    /** Takes what is configured. */
    @WSController("/limits/plain")
    public static class Plain {
        @OnWSMessage("size")
        int size(String text) {
            return text.length();
        }

        @OnWSMessage("heap")
        long heap() {
            Runtime runtime = Runtime.getRuntime();
            runtime.gc();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    /** Takes little. */
    @WSController(value = "/limits/small", maxMessageBytes = SMALL)
    public static class Small {
        @OnWSMessage("size")
        int size(String text) {
            return text.length();
        }
    }

    /** Takes much. */
    @WSController(value = "/limits/large", maxMessageBytes = LARGE)
    public static class Large {
        @OnWSMessage("size")
        int size(String text) {
            return text.length();
        }
    }

    /** Takes many bytes. */
    @WSController(value = "/limits/bytes", format = "raw", maxMessageBytes = LARGE)
    public static class Bytes {
        @OnWSMessage
        String bytes(byte[] data) {
            return data.length + " bytes";
        }
    }
}
