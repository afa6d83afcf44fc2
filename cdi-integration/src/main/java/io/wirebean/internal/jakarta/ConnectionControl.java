// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

/** What lies below Jakarta's API: a hold on the TCP side of one connection, as far as the server gives one. Never throws. */
public interface ConnectionControl {

    /** A server that gives no hold. */
    ConnectionControl NONE = new ConnectionControl() {
        @Override
        public boolean pauseReads() {
            return false;
        }

        @Override
        public void resumeReads() {}

        @Override
        public boolean abort() {
            return false;
        }
    };

    /** Stops reading; true where nothing arrives any more but what has been read already. */
    boolean pauseReads();

    /** Reads again. */
    void resumeReads();

    /** Frees the TCP connection; false where that did not happen. */
    boolean abort();
}
