// SPDX-License-Identifier: Apache-2.0
/** An application whose peers log in to the server or to its HTTP session. */
@NullMarked
package io.wirebean.containertests.login;

import org.jspecify.annotations.NullMarked;
