// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many peers that read as fast as they can, on one thread. */
final class Peers implements AutoCloseable {

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "peers");

    Peers() throws IOException {
        selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads from now on what the server sends on an open line. */
    Peer add(Line line, Peer.Hears hears) throws IOException {
        line.channel.configureBlocking(false);
        var peer = new Peer(line, hears, this);
        later(() -> peer.register(selector));
        return peer;
    }

    /** Runs something on the thread of these peers. */
    void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        while (selector.isOpen()) {
            try {
                selector.select(Peers::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } catch (ClosedSelectorException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void ready(SelectionKey key) {
        ((Peer) key.attachment()).ready();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
