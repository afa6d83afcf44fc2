// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

/** What the event carries. */
public record Say(long at, String room, long seq, String text, String user) {}
