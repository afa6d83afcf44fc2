// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the REST resources below {@code /api}. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
