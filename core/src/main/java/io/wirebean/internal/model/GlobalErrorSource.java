// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

/** A bean that is no controller and has handler methods: global error handlers, if its author is right. */
public record GlobalErrorSource(Class<?> type, BeanSource beans) {}
