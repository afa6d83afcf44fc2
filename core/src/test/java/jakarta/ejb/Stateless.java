// SPDX-License-Identifier: Apache-2.0
package jakarta.ejb;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for that of Jakarta Enterprise Beans, which is known by its name alone. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Stateless {}
