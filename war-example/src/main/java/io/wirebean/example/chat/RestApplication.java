// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the REST resources below {@code /api}; which ones there are, the server finds out. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
