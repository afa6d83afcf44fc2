// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A TCP connection on which an upgrade was asked for and answered. */
record Dialled(Socket socket, DataInputStream in, HttpAnswer answer) implements AutoCloseable {

    private static final int SMALL_BUFFER = 16 * 1024;

    static Dialled dial(WireClient client, String who, RawHandshake request) {
        URI address = request.address();
        client.transcript().note(who, "-> raw upgrade " + address);
        Socket socket = new Socket();
        try {
            // before connect, so that the window is small and a reader that stops is noticed soon
            socket.setReceiveBufferSize(SMALL_BUFFER);
            // what a test cuts in two must not be put together again
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis(client));
            socket.setSoTimeout(millis(client));
            socket.getOutputStream().write(request.bytes());
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            HttpAnswer answer = RawHandshake.answer(in);
            client.transcript().note(who, "<- " + answer.status() + " " + answer.body());
            return new Dialled(socket, in, answer);
        } catch (IOException e) {
            closeQuietly(socket);
            throw client.transcript().failure(who, "the upgrade failed: " + e);
        }
    }

    /** This, if it was answered with this status. */
    Dialled refusedWith(int status, WireClient client, String who) {
        if (answer.status() != status) {
            close();
            throw client.transcript().failure(who, "expected status " + status + ", got " + answer);
        }
        return this;
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // the other side has ended it; there is nothing left to free
        }
    }

    private static int millis(WireClient client) {
        return Math.toIntExact(client.deadline().toMillis());
    }
}
