// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

/** The same where the container does not tell its contexts. */
class ControlledRequestContextsTest extends RequestContextsTest {

    @Override
    ScopedApplication start(Class<?>... beans) {
        return new ScopedApplication(true, beans);
    }
}
