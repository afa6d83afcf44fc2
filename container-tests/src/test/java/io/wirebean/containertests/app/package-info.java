// SPDX-License-Identifier: Apache-2.0
/** What only a server has: transactions, its naming service, and other applications' parts beside ours. */
@NullMarked
package io.wirebean.containertests.app;

import org.jspecify.annotations.NullMarked;
