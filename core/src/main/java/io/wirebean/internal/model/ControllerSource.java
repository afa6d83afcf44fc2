// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.annotation.Annotation;

/**
 * A controller as the container knows it.
 *
 * @param scope the annotation of the bean's scope
 * @param priority orders controllers that share a path, the smallest first
 */
public record ControllerSource(Class<?> type, Class<? extends Annotation> scope, int priority, BeanSource beans) {}
