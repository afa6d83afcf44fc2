// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What peers do that a server has to get over. Each act ends with the server's end of it, or its own, and leaves nothing open. */
enum Misconduct {
    /** Comes, asks, and crashes. */
    CRASH {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                for (int i = random.nextInt(20); i > 0; i--) {
                    line.text(Message.ask(i, ""));
                }
                line.reset();
            }
        }
    },
    /** Hangs up without a word. */
    HANG_UP {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                line.text(Message.ask(1, ""));
            }
        }
    },
    /** Says nothing more, and goes on reading. */
    HALF_CLOSE {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                line.text(Message.ask(1, ""));
                line.halfClose();
                line.endsWith();
            }
        }
    },
    /** Stops reading for a while, or for good; the server may have given it up by then. */
    STALL {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.narrow(server, "/soak/flooded")) {
                pause(random.nextInt(15_000));
                if (random.nextBoolean()) {
                    line.bytes(Line.close(1000));
                    line.endsWith();
                } else {
                    line.reset();
                }
            }
        }
    },
    /** Asks much, and reads no answer for a while. */
    FLOOD {
        @Override
        void act(URI server, Random random) throws IOException {
            String pad = "x".repeat(random.nextInt(4_000));
            try (Line line = Line.narrow(server, path(random))) {
                for (int i = 1; i < 3_000; i++) {
                    line.text(Message.ask(i, pad));
                }
                line.reset();
            }
        }
    },
    /** Bytes in place of frames. */
    RUBBISH {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                byte[] rubbish = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(rubbish);
                line.bytes(rubbish);
                line.halfClose();
                line.endsWith();
            }
        }
    },
    /** One frame that the protocol forbids. */
    BROKEN_FRAME {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                line.text(Message.ask(1, ""));
                line.bytes(BROKEN.get(random.nextInt(BROKEN.size())));
                line.endsWith();
            }
        }
    },
    /** A frame that announces what it never brings. */
    HUGE_LENGTH {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                byte[] head = {
                    (byte) 0x82, (byte) 0xFF, 0, 0, 0, (byte) random.nextInt(0x7F), -1, -1, -1, -1, 1, 2, 3, 4
                };
                line.bytes(head);
                line.bytes(new byte[random.nextInt(200_000)]);
                line.halfClose();
                line.endsWith();
            }
        }
    },
    /** Whole frames with what is no message. */
    BROKEN_JSON {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(server, path(random))) {
                line.text("{\"event\":\"ask\",\"data\":");
                line.text("[".repeat(1 + random.nextInt(5_000)));
                line.text("{\"event\":\"ask\",\"data\":{\"n\":\"no number\"},\"id\":\"x\"}");
                line.text("{\"event\":\"nothing of the kind\",\"id\":1}");
                line.bytes(Line.close(1000));
                line.endsWith();
            }
        }
    },
    /** HTTP that is none, or never ends. */
    BROKEN_UPGRADE {
        @Override
        void act(URI server, Random random) throws IOException {
            byte[] request = Line.request(server, path(random)).getBytes(StandardCharsets.ISO_8859_1);
            if (random.nextBoolean()) {
                random.nextBytes(request);
            }
            try (Line line = Line.silent(server)) {
                line.bytes(Arrays.copyOf(request, random.nextInt(request.length)));
                if (random.nextBoolean()) {
                    pause(random.nextInt(500));
                }
                line.reset();
            }
        }
    },
    /** Goes as soon as it could come in. */
    HASTE {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.silent(server)) {
                line.bytes(Line.request(server, path(random)).getBytes(StandardCharsets.ISO_8859_1));
                line.text(Message.ask(1, ""));
                if (random.nextBoolean()) {
                    line.reset();
                }
            }
        }
    },
    /** Many at once, all of whom crash. */
    STORM {
        @Override
        void act(URI server, Random random) throws IOException {
            var lines = new ArrayList<Line>();
            try {
                for (int i = 0; i < 100; i++) {
                    lines.add(Line.open(server, path(random)));
                }
            } finally {
                for (Line line : lines) {
                    line.reset();
                }
            }
        }
    },
    /** Stays until its identity ends. */
    EXPIRE {
        @Override
        void act(URI server, Random random) throws IOException {
            try (Line line = Line.open(
                    server, path(random) + "?user=guest-" + random.nextInt(5) + "&ms=" + random.nextInt(2_000))) {
                line.endsWith();
            }
        }
    };

    private static final List<byte[]> BROKEN = List.of(
            // reserved bits, reserved opcodes
            Line.frame(0xC1, new byte[] {'{', '}'}),
            Line.frame(0x83, new byte[0]),
            Line.frame(0x8F, new byte[1]),
            // a control frame in parts, and one that is too long
            Line.frame(0x09, new byte[1]),
            Line.frame(0x89, new byte[126]),
            // nothing to continue
            Line.frame(0x80, new byte[1]),
            // no UTF-8
            Line.frame(0x81, new byte[] {(byte) 0xC0, (byte) 0xAF}),
            Line.frame(0x81, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
            // close codes that may not travel, and half of one
            Line.close(1005),
            Line.close(1006),
            Line.close(999),
            Line.frame(0x88, new byte[1]),
            // no mask
            new byte[] {(byte) 0x81, 2, '{', '}'},
            // more than a message may have
            Line.frame(0x81, "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));

    abstract void act(URI server, Random random) throws IOException;

    private static String path(Random random) {
        return random.nextInt(3) == 0 ? "/soak/flooded" : "/soak/crowd-" + random.nextInt(10);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
