// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** The guide's controller without events. */
// tag::raw[]
@WSController(value = "/echo", format = "raw")
public class EchoController {

    @OnWSMessage
    String echo(String text) {
        return text;
    }
}
// end::raw[]
