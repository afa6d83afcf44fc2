// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.PayloadException;
import java.lang.invoke.MethodHandle;

/**
 * Makes a value of text.
 *
 * @param type as the peer is told, such as {@code int}
 * @param function takes a String, gives an Object
 */
record Conversion(String type, MethodHandle function) {

    /** @param name of what the text was sent as */
    Object convert(String name, String text) throws PayloadException {
        try {
            return (Object) function.invokeExact(text);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw Misfits.of(name, Misfits.quoted(text) + " is no " + type, e);
        }
    }
}
