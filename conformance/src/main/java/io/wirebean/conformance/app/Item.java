// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

/** A payload. */
public record Item(String name, int count) {}
