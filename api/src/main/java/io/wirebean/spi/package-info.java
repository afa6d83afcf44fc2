// SPDX-License-Identifier: Apache-2.0
/**
 * What a plug-in implements. Each interface answers one question; implementations are CDI beans, ordered by
 * {@link jakarta.annotation.Priority}.
 *
 * @since 0.1
 */
@NullMarked
package io.wirebean.spi;

import org.jspecify.annotations.NullMarked;
