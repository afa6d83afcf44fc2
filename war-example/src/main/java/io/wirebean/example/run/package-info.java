// SPDX-License-Identifier: Apache-2.0
/** Runs the example without a server to deploy it on; stays out of the WAR. */
@NullMarked
package io.wirebean.example.run;

import org.jspecify.annotations.NullMarked;
