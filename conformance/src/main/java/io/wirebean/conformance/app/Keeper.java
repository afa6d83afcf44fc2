// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.OnWSMessage;
import java.util.List;

/** A handler to inherit: what it takes is known only in the bean's own class. */
public abstract class Keeper<T> {

    @OnWSMessage("keep")
    String keep(T thing) {
        return thing.getClass().getSimpleName() + " " + thing;
    }

    @OnWSMessage("keepAll")
    int keepAll(List<T> things) {
        int kept = 0;
        for (T thing : things) {
            kept += keep(thing).isEmpty() ? 0 : 1;
        }
        return kept;
    }

    @OnWSMessage("overridden")
    String overridden() {
        return "the inherited handler";
    }

    @OnWSMessage("switchedOff")
    String switchedOff() {
        return "the inherited handler";
    }
}
