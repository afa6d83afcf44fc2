// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A setting that stops deployment.
 *
 * @param key as it is written where it was found
 * @param value as configured; null where the key itself is the fault
 * @param sentence what is wrong
 * @param nearest what was probably meant; null where nothing is near
 */
record SettingFault(String key, @Nullable String value, String sentence, @Nullable String nearest) {}
