// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * Names and types one attribute of a connection; two keys are equal if name and type are.
 *
 * @param name unique within the application
 * @param type what the attribute's values are instances of
 * @since 0.1
 */
public record AttributeKey<T>(String name, Class<T> type) {

    /** A key with this name and type. */
    public static <T> AttributeKey<T> of(String name, Class<T> type) {
        return new AttributeKey<>(name, type);
    }
}
