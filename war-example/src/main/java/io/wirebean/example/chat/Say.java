// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.SystemCode;
import io.wirebean.WSFailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says.
 *
 * @param text null where the client sent none
 */
public record Say(@Nullable String text) {

    /** Room for a long thought; a hundred of them are what a room keeps in memory. */
    static final int MAX_CHARACTERS = 4000;

    /**
     * The text, if it is one that can be said; else a failure that the client is told.
     *
     * @param say null where the client sent no data at all
     */
    static String textOf(@Nullable Say say) {
        String text = say == null ? null : say.text;
        if (text == null || text.isBlank()) {
            throw refused("must not be blank");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw refused("has " + text.length() + " characters, at most " + MAX_CHARACTERS + " are allowed");
        }
        return text;
    }

    private static WSFailureException refused(String why) {
        SystemCode code = SystemCode.VALIDATION_ERROR;
        return new WSFailureException(code.name(), code.status(), "text " + why, List.of(new Fault("text", why)));
    }

    /** One entry of the error's details, in the shape that Wirebean's own validation errors have. */
    public record Fault(String path, String message) {}
}
