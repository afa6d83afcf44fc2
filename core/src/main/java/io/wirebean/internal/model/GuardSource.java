// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.spi.UpgradeGuard;

/**
 * A guard as the container knows it.
 *
 * @param global whether it judges upgrades to controllers that do not name it
 * @param priority orders the global ones, the smallest first
 * @param ready whether it is ours, which nobody has to name
 */
public record GuardSource(Class<?> type, UpgradeGuard guard, boolean global, int priority, boolean ready) {}
