// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Echoes; what becomes of one message is the test's to say. */
final class OneTrickServer implements AutoCloseable {

    /** What goes back for the message of a number, which all connections count together. */
    @FunctionalInterface
    interface Trick {
        List<byte[]> answers(int number, byte[] payload);
    }

    private final ServerSocket server;
    private final Trick trick;
    private final AtomicInteger received = new AtomicInteger();

    OneTrickServer(Trick trick) throws IOException {
        this.trick = trick;
        this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    Target target() {
        return Target.local(server.getLocalPort(), "/echo");
    }

    int received() {
        return received.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            skipHead(in);
            out.write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (in.read() >= 0) {
                int length = in.readUnsignedByte() & 0x7f;
                byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
                in.readInt();
                in.readFully(payload);
                for (byte[] answer : trick.answers(received.incrementAndGet(), payload)) {
                    out.write(0x81);
                    out.write(new byte[] {126, (byte) (answer.length >> 8), (byte) answer.length});
                    out.write(answer);
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void skipHead(DataInputStream in) throws IOException {
        int last = 0;
        while (last != 0x0d0a0d0a) {
            last = last << 8 | in.readUnsignedByte();
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
