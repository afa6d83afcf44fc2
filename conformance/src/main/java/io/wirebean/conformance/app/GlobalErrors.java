// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.OnWSError;
import jakarta.enterprise.context.ApplicationScoped;

/** Handles failures of all controllers. */
@ApplicationScoped
public class GlobalErrors {

    @OnWSError(global = true)
    String failed(ErrorController.GlobalException wanted) {
        return "global";
    }
}
