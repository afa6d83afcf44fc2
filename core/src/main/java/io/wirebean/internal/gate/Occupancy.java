// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.net.InetAddress;

/** How many connections there are. */
public interface Occupancy {

    /** No connections. */
    Occupancy EMPTY = new Occupancy() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public int ofUser(String name) {
            return 0;
        }

        @Override
        public int ofAddress(InetAddress address) {
            return 0;
        }
    };

    /** All connections. */
    int count();

    /** Those of a user, by the name of the principal; anonymous peers are not counted. */
    int ofUser(String name);

    /** Those from an address. */
    int ofAddress(InetAddress address);
}
