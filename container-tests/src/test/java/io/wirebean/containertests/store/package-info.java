// SPDX-License-Identifier: Apache-2.0
/** People whom Jakarta Security finds in a store of the application's own. */
@NullMarked
package io.wirebean.containertests.store;

import org.jspecify.annotations.NullMarked;
