// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One handler method, ready to be called. Compiled at deployment, immutable. */
public interface HandlerPlan {

    /** {@code com.acme.ChatController#say(Say)}, for logs. */
    String place();

    /** The class of the controller, or of the bean with the global error handler. */
    Class<?> controller();

    /** Whether the next message is let in before this handler has finished. */
    boolean concurrent();

    /** Whether it may run on the server's thread. */
    boolean nonBlocking();

    /** Whether its permission lets this identity call it; asked for message handlers and watch methods alone. */
    boolean allows(Identity identity);

    /** Who gets what it returns; empty for the caller. */
    Optional<BroadcastPlan> broadcast();

    /** Why an upgrade cannot fill the handler's parameters; empty where it can. */
    Optional<UpgradeMisfit> misfit(Handshake handshake);

    /**
     * Fills the arguments and calls the method on this thread.
     *
     * @throws io.wirebean.spi.PayloadException if an argument does not fit; the method was not called
     * @throws Throwable what the method throws, unwrapped
     */
    @Nullable
    Object call(Call call) throws Throwable;

    /** Where a handler's value is broadcast. */
    interface BroadcastPlan {

        /** The event that it is sent under. */
        String event();

        /** Who gets it, the variables filled. */
        Selection audience(Call call);

        /** Whether the sender is left out. */
        boolean exceptSender();
    }
}
