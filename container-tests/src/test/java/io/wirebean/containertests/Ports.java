// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Ports of the loopback address that were free a moment ago, each given out once. */
final class Ports {

    /** Of the three servers, Payara listens on most: eight. */
    private static final int MOST = 12;

    private final Iterator<Integer> free = find().iterator();

    int next() {
        return free.next();
    }

    /** All are held until the last is found, so that none is found twice. */
    private static List<Integer> find() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
