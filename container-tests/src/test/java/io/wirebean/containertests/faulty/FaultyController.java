// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.faulty;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;

/** Has two faults, which are to be reported together. */
@WSController("/faulty")
public class FaultyController {

    @OnWSMessage("say")
    void say(String text) {}

    @OnWSMessage("say")
    void sayAgain(String text) {}

    @OnWSMessage("whisper")
    static void whisper(String text) {}
}
