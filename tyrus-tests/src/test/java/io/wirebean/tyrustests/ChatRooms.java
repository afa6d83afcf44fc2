// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.tyrustests.ReadmeIT.Said;
import io.wirebean.tyrustests.ReadmeIT.Say;
import java.time.Instant;

/* The controller of the README. */
// tag::controller[]
@WSController("/chat/{room}")
public class ChatRooms {

    @OnWSConnection
    void joined(Connection me, @FromPath("room") String room) {
        me.join(room);
    }

    @OnWSMessage("say")
    @WSBroadcast(event = "said", room = "{room}")
    Said say(Say say) {
        return new Said(say.text(), Instant.now());
    }
}
// end::controller[]
